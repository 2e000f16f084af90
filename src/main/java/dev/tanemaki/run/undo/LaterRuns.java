package dev.tanemaki.run.undo;

import dev.tanemaki.database.Session;
import dev.tanemaki.problem.Code;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.run.layout.CountingKey;
import dev.tanemaki.run.layout.RowsInPlace;
import dev.tanemaki.run.layout.Step;
import dev.tanemaki.run.ledger.Batches;
import dev.tanemaki.run.ledger.Extent;
import dev.tanemaki.run.ledger.StoredPlan;
import dev.tanemaki.run.target.TargetTables;
import dev.tanemaki.schema.Schema;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Whether rows of a later run stand where those of an earlier one stood: the keys that the earlier
 * run's undo would remove by are then the later one's.
 */
final class LaterRuns {

  private LaterRuns() {}

  /**
   * Sees that there is no such run.
   *
   * @throws dev.tanemaki.problem.ProblemException refused, naming it
   */
  static void requireNone(Session session, StoredPlan stored, List<TableRemoval> removals) {
    long run = stored.record().run();
    OptionalLong replaced = RowsInPlace.replacedBy(session, run, stored.entry().extents());
    if (replaced.isPresent()) {
      throw refused(run, replaced.getAsLong());
    }
    List<Long> later =
        session.query(
            "select distinct run from tanemaki.batch where run > ? and rows > 0 order by 1",
            row -> row.longValue(1),
            run);
    for (long other : later) {
      if (overlaps(session, StoredPlan.find(session, other), removals)) {
        throw refused(run, other);
      }
    }
  }

  private static boolean overlaps(Session session, StoredPlan other, List<TableRemoval> removals) {
    var tables = new TargetTables(other.plan());
    Schema schema = tables.read(session);
    if (tables.missing(schema).isPresent()) {
      return false;
    }
    for (Step step : Step.inOrder(other.plan(), schema)) {
      Optional<TableRemoval> own =
          removals.stream().filter(r -> r.table().name().equals(step.table().name())).findFirst();
      if (own.isPresent()
          && Batches.holdingRows(session, other.record().run(), step.plan().name()).stream()
              .anyMatch(batch -> overlap(own.get(), step, batch))) {
        return true;
      }
    }
    return false;
  }

  private static boolean overlap(TableRemoval own, Step step, Extent batch) {
    Optional<CountingKey> theirs = CountingKey.of(step);
    return own.ranges().stream()
        .anyMatch(
            range ->
                own.counting().isPresent() && theirs.isPresent()
                    ? own.counting().get().overlaps(range, theirs.get(), batch)
                    : range.firstRow() < batch.endRow() && batch.firstRow() < range.endRow());
  }

  private static RuntimeException refused(long run, long later) {
    return Problem.refused(
            "Run " + run + " cannot be undone",
            "run %d has replaced its rows".formatted(later),
            "Nothing is left of it; to remove the later rows: tanemaki runs undo " + later)
        .as(Code.UNDO_REPLACED, String.valueOf(run), String.valueOf(later))
        .asException();
  }
}
