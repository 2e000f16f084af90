package dev.tanemaki.verify.expectation;

import static dev.tanemaki.schema.TableName.quote;

import dev.tanemaki.database.Session;
import dev.tanemaki.verify.check.CheckKind;
import dev.tanemaki.verify.check.Example;
import dev.tanemaki.verify.check.RuleCheck;
import dev.tanemaki.verify.query.Examples;
import dev.tanemaki.verify.query.Passes;
import dev.tanemaki.verify.query.Sql;
import dev.tanemaki.verify.query.TableScan;
import java.util.List;

/** Numbers that are missing from a sequence, not of it, or there too often. */
public final class Sequences {

  private Sequences() {}

  static void ask(Passes passes, Expectation.Sequence sequence) {
    String column = quote(sequence.column());
    long step = sequence.step();
    String place = "((" + column + ")::bigint - " + Sql.cast("" + sequence.start(), "bigint") + ")";
    String strange =
        "(%s is null or %s %% %d <> 0 or %s / %d < 0)".formatted(column, place, step, place, step);
    passes
        .rows()
        .aggregate(
            List.of(
                new TableScan.Aggregate(
                    "count(*) filter (where " + strange + ")", TableScan.Parts.ADDED),
                new TableScan.Aggregate(
                    "max(" + place + " / " + step + ") filter (where not " + strange + ")",
                    TableScan.Parts.GREATEST)),
            (session, answer) -> {
              long rows = answer.rows();
              long odd = answer.counts()[0];
              long expected = rows == odd ? 0 : answer.counts()[1] + 1;
              // As many rows as numbers: whatever is missing stands somewhere else twice.
              long off = odd + Math.abs(expected - (rows - odd));
              // What was removed with its run is not missing.
              var undone =
                  off == 0 ? UndoneRows.NONE : UndoneRows.of(session, passes.table().name());
              off = odd + Math.abs(expected - undone.below(expected) - (rows - odd));
              if (off == 0 && !keyed(passes, sequence)) {
                off = repeated(session, passes, column);
              }
              passes.tell(
                  new RuleCheck(
                      passes.table().name().name(),
                      sequence.column(),
                      CheckKind.SEQUENCE,
                      rows,
                      off,
                      off == 0 ? List.of() : examples(session, passes, sequence, strange, undone)));
            });
  }

  /** Where a key says that no number is there twice, that has a check of its own. */
  private static boolean keyed(Passes passes, Expectation.Sequence sequence) {
    return passes.table().keys().stream()
        .anyMatch(k -> k.columns().equals(List.of(sequence.column())));
  }

  private static long repeated(Session session, Passes passes, String column) {
    return session.queryLong(
        "select count(*) - count(distinct " + column + ") from " + passes.table().name().sql());
  }

  private static List<Example> examples(
      Session session,
      Passes passes,
      Expectation.Sequence sequence,
      String strange,
      UndoneRows undone) {
    var examples = passes.examples(session, List.of(sequence.column()), strange);
    return examples.isEmpty() ? gaps(session, passes, sequence, undone) : examples;
  }

  private static List<Example> gaps(
      Session session, Passes passes, Expectation.Sequence sequence, UndoneRows undone) {
    String column = quote(sequence.column()) + "::bigint";
    long step = Math.abs(sequence.step());
    String order = sequence.step() > 0 ? "v" : "v desc";
    long before = sequence.start() - sequence.step();
    return session
        .query(
            """
            select before, v from (
              select v, coalesce(lag(v) over (order by %s), %d) as before from (
                select %s as v from %s) s) g
            where abs(v - before) <> %d order by %s limit %d
            """
                .formatted(
                    order,
                    before,
                    column,
                    passes.table().name().sql(),
                    step,
                    order,
                    Example.MOST + undone.ranges().size()),
            row -> gap(sequence, row.longValue(1), row.longValue(2), undone))
        .stream()
        .limit(Example.MOST)
        .toList();
  }

  /** Null where nothing is missing between the two. */
  private static Example gap(
      Expectation.Sequence sequence, long last, long next, UndoneRows undone) {
    if (next == last) {
      return Examples.of(sequence.column(), next + " twice");
    }
    long first = (last - sequence.start()) / sequence.step() + 1;
    return undone.covers(first, (next - sequence.start()) / sequence.step())
        ? null
        : Examples.of(
            sequence.column(),
            (last + sequence.step()) + "–" + (next - sequence.step()) + " missing");
  }
}
