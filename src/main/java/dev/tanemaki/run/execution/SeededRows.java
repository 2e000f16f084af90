package dev.tanemaki.run.execution;

import dev.tanemaki.database.Session;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.run.SeededRun;
import dev.tanemaki.run.SeededRun.TableRows;
import dev.tanemaki.run.layout.RowsInPlace;
import dev.tanemaki.run.layout.Step;
import dev.tanemaki.run.ledger.StoredPlan;
import dev.tanemaki.run.ledger.SuspendedDefinitions;
import dev.tanemaki.run.target.TargetTables;
import dev.tanemaki.schema.Schema;

/** Counts which rows of a past run are still there. */
final class SeededRows {

  private SeededRows() {}

  /**
   * @throws dev.tanemaki.problem.ProblemException as {@link StoredPlan#find}; failed, where nothing
   *     of the run is left
   */
  static SeededRun read(Session session, long run) {
    StoredPlan stored = StoredPlan.find(session, run);
    var extents = stored.entry().extents();
    var later = RowsInPlace.replacedBy(session, run, extents);
    if (later.isPresent()) {
      throw nothingLeft(
          run,
          "run %d has replaced its rows".formatted(later.getAsLong()),
          "Verify the later run with: tanemaki verify --run " + later.getAsLong());
    }
    var tables = new TargetTables(stored.plan());
    Schema schema = SuspendedDefinitions.complete(session, tables.read(session));
    var missing = tables.missing(schema);
    if (missing.isPresent()) {
      throw nothingLeft(
          run,
          "its tables are no longer there: " + missing.get(),
          "Seed again: what the plan's schema says is then made anew.");
    }
    var rows =
        RowsInPlace.count(session, run, Step.inOrder(stored.plan(), schema), extents).stream()
            .map(t -> new TableRows(t.table(), t.loaded(), t.missing()))
            .toList();
    return new SeededRun(stored.record(), stored.plan(), schema, rows);
  }

  private static RuntimeException nothingLeft(long run, String why, String next) {
    return Problem.failed("There is nothing of run " + run + " to verify", why, next).asException();
  }
}
