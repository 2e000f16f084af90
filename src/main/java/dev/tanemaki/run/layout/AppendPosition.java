package dev.tanemaki.run.layout;

import dev.tanemaki.database.Session;
import dev.tanemaki.plan.Rule;
import dev.tanemaki.problem.Code;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.schema.Table;

/**
 * Where in its row indexes a table that may hold rows already goes on. A key that counts says it:
 * the row after the highest key. Without one, as many rows are taken to be in as the table holds.
 */
final class AppendPosition {

  private AppendPosition() {}

  /** The first row index that is not in the table yet. */
  static long firstMissing(Session session, Step step) {
    return CountingKey.of(step)
        .map(key -> key.next(session, step.table().name()))
        .orElseGet(() -> session.queryLong("select count(*) from " + step.table().name().sql()));
  }

  /**
   * Sees that the key can count so far.
   *
   * @param first the first row index to come
   * @throws dev.tanemaki.problem.ProblemException usage, where its type ends before
   */
  static void requireRoom(Step step, long first, long count) {
    var key = CountingKey.of(step);
    // Not first + count: the highest key that is there may be the highest there is.
    if (key.isPresent() && count > key.get().room() - first) {
      long endRow = count > Long.MAX_VALUE - first ? Long.MAX_VALUE : first + count;
      throw Problem.usage(
              "%s cannot hold so many rows".formatted(step.plan().name()),
              "its key %s (%s) ends at row %,d, the run would end at row %,d"
                  .formatted(key.get().column(), key.get().type().sql(), key.get().room(), endRow),
              "Load fewer rows, or use --mode replace.")
          .as(
              Code.KEY_SPACE,
              step.plan().name(),
              key.get().column(),
              key.get().type().sql(),
              key.get().room(),
              endRow)
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
              .as(Code.NOT_APPENDABLE, step.plan().name(), column)
              .asException();
        }
      }
    }
  }

  static boolean empty(Session session, Step step) {
    return session
        .queryOne(
            "select not exists (select from " + step.table().name().sql() + ")", row -> row.bool(1))
        .orElse(false);
  }
}
