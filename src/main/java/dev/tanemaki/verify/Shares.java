package dev.tanemaki.verify;

import static dev.tanemaki.schema.TableName.quote;

import dev.tanemaki.database.Session;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** How many rows fall into each category of a column. */
final class Shares {

  /** More categories than this are cheaper grouped in a pass of their own. */
  private static final int MANY = 40;

  private Shares() {}

  /**
   * @param rows rows whose value is not null
   * @param categories parallel to the expected shares' names
   */
  record Counts(long rows, long[] categories) {}

  /** Whether the counts are asked for beside other questions, or in a pass of their own. */
  static boolean shared(ExpectedShares expected) {
    return switch (expected.shape()) {
      case ExpectedShares.Shape.Values(var values) -> values.size() <= MANY;
      case ExpectedShares.Shape.Bands b -> true;
      case ExpectedShares.Shape.Flags f -> false;
    };
  }

  /** Counts in a pass of their own. */
  static Counts pass(Session session, ExpectedShares expected) {
    return switch (expected.shape()) {
      case ExpectedShares.Shape.Values(var values) -> group(session, expected, values);
      case ExpectedShares.Shape.Flags(var labels) -> combinations(session, expected, labels);
      case ExpectedShares.Shape.Bands b -> throw new IllegalArgumentException("" + b);
    };
  }

  /** Asks for the counts in a pass that others share. */
  static void ask(TableScan scan, ExpectedShares expected, Consumer<Counts> asker) {
    var conditions = new ArrayList<String>();
    conditions.add(quote(expected.column().name()) + " is not null");
    conditions.addAll(conditions(expected));
    scan.ask(
        conditions,
        answer -> {
          long[] counts = answer.counts();
          asker.accept(
              new Counts(counts[0], java.util.Arrays.copyOfRange(counts, 1, counts.length)));
        });
  }

  private static List<String> conditions(ExpectedShares expected) {
    String column = quote(expected.column().name());
    String type = expected.column().type().sql();
    return switch (expected.shape()) {
      case ExpectedShares.Shape.Values(var values) ->
          values.stream().map(v -> column + " = cast(" + literal(v) + " as " + type + ")").toList();
      case ExpectedShares.Shape.Bands(var bands, boolean inclusive) ->
          bands.stream()
              .map(
                  b ->
                      "%s >= %s and %s %s %s"
                          .formatted(
                              column,
                              number(b.low()),
                              column,
                              inclusive ? "<=" : "<",
                              number(b.high())))
              .toList();
      case ExpectedShares.Shape.Flags f -> throw new IllegalArgumentException("" + f);
    };
  }

  /** Counts each value; the plan's texts become values of the column's type. */
  private static Counts group(Session session, ExpectedShares expected, List<String> values) {
    String column = quote(expected.column().name());
    var counts = new long[values.size()];
    long[] rows = new long[1];
    session.forEach(
        "select o.i, g.n from (select "
            + column
            + " as v, count(*) as n from "
            + expected.table().name().sql()
            + " where "
            + column
            + " is not null group by 1) g left join unnest(cast(? as "
            + expected.column().type().sql()
            + "[])) with ordinality o(v, i) on o.v = g.v",
        row -> {
          rows[0] += row.longValue(2);
          if (!row.isNull(1)) {
            counts[row.intValue(1) - 1] = row.longValue(2);
          }
        },
        values);
    return new Counts(rows[0], counts);
  }

  /** Counts each combination of flags once, then the flags in it: there are few combinations. */
  private static Counts combinations(
      Session session, ExpectedShares expected, List<String> labels) {
    String column = quote(expected.column().name());
    var counts = new long[labels.size()];
    long[] rows = new long[1];
    session.forEach(
        """
        with g as materialized (
          select %s as flags, count(*) as n from %s where %s is not null group by 1)
        select 0, coalesce(sum(n), 0) from g
        union all
        select o.i, coalesce(sum(g.n), 0)
        from unnest(cast(? as text[])) with ordinality o(label, i)
          left join g on o.label = any (cast(g.flags as text[]))
        group by o.i
        """
            .formatted(column, expected.table().name().sql(), column),
        row -> {
          if (row.intValue(1) == 0) {
            rows[0] = row.longValue(2);
          } else {
            counts[row.intValue(1) - 1] = row.longValue(2);
          }
        },
        labels);
    return new Counts(rows[0], counts);
  }

  private static String number(double value) {
    return new BigDecimal(Double.toString(value)).toPlainString();
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
