package dev.tanemaki.run;

import dev.tanemaki.database.Session;
import dev.tanemaki.plan.Rule;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.run.LoadOrder.Step;
import dev.tanemaki.schema.ColumnType;
import dev.tanemaki.schema.Table;
import dev.tanemaki.schema.TableName;
import java.util.Optional;

/**
 * Where in its row indexes a table that may hold rows already goes on. A key that counts says it:
 * the row after the highest key. Without one, as many rows are taken to be in as the table holds.
 */
final class Positions {

  private Positions() {}

  /** The first row index that is not in the table yet. */
  static long next(Session session, Step step) {
    return countingKey(step)
        .map(key -> afterHighestKey(session, step, key))
        .orElseGet(() -> rows(session, step));
  }

  /**
   * Sees that the key can count so far.
   *
   * @throws dev.tanemaki.problem.ProblemException usage, where its type ends before
   */
  static void requireRoom(Step step, long endRow) {
    var key = countingKey(step);
    if (key.isEmpty()) {
      return;
    }
    var sequence = key.get().sequence();
    var type = (ColumnType.Int) step.table().column(key.get().column()).get().type();
    long room =
        sequence.step() > 0
            ? Math.floorDiv(type.max() - sequence.start(), sequence.step()) + 1
            : Math.floorDiv(sequence.start() - type.min(), -sequence.step()) + 1;
    if (sequence.start() <= 0 && type.bytes() == 8) {
      return; // more than can be counted
    }
    if (endRow > room) {
      throw Problem.usage(
              "%s cannot hold so many rows".formatted(step.plan().name()),
              "its key %s (%s) ends at row %,d, the run would end at row %,d"
                  .formatted(key.get().column(), type.sql(), room, endRow),
              "Load fewer rows, or use --mode replace.")
          .asException();
    }
  }

  /**
   * Sees that no key is a shuffle of exactly the rows of one run: more rows would shuffle them
   * otherwise, and meet keys that are there.
   *
   * @throws dev.tanemaki.problem.ProblemException usage, naming the column
   */
  static void requireAppendable(Step step) {
    for (Table.Key key : step.table().keys()) {
      for (String column : key.columns()) {
        if (step.plan().column(column).map(c -> c.rule()).orElse(null)
                instanceof Rule.Sequence sequence
            && sequence.shuffled()) {
          throw Problem.usage(
                  "Rows of %s cannot be appended".formatted(step.plan().name()),
                  "it holds rows already, and its key %s is shuffled over the rows of one run"
                      .formatted(column),
                  "Use --mode replace, or a sequence that is not shuffled.")
              .asException();
        }
      }
    }
  }

  static long rows(Session session, Step step) {
    return session.queryLong("select count(*) from " + step.table().name().sql());
  }

  static boolean empty(Session session, Step step) {
    return session
        .queryOne(
            "select not exists (select from " + step.table().name().sql() + ")", row -> row.bool(1))
        .orElse(false);
  }

  private record Counting(String column, Rule.Sequence sequence) {}

  private static Optional<Counting> countingKey(Step step) {
    return step.table()
        .primaryKey()
        .filter(key -> key.columns().size() == 1)
        .map(key -> key.columns().getFirst())
        .filter(c -> step.table().column(c).get().type() instanceof ColumnType.Int)
        .flatMap(
            c ->
                step.plan()
                    .column(c)
                    .map(p -> p.rule())
                    .filter(r -> r instanceof Rule.Sequence s && !s.shuffled() && s.step() != 0)
                    .map(r -> new Counting(c, (Rule.Sequence) r)));
  }

  private static long afterHighestKey(Session session, Step step, Counting key) {
    var sequence = key.sequence();
    String end = sequence.step() > 0 ? "max(" : "min(";
    return session
        .queryOne(
            "select " + end + TableName.quote(key.column()) + ") from " + step.table().name().sql(),
            row -> row.isNull(1) ? null : row.longValue(1))
        .map(last -> Math.max(0, Math.floorDiv(last - sequence.start(), sequence.step()) + 1))
        .orElse(0L);
  }
}
