package dev.tanemaki.verify;

import static dev.tanemaki.schema.TableName.quote;

import dev.tanemaki.database.Session;
import java.math.BigDecimal;
import java.util.List;

/** How many rows fall into each category of a column, in one pass over the table. */
final class ShareQueries {

  private ShareQueries() {}

  /**
   * @param rows rows whose value is not null
   * @param categories parallel to the expected shares' names
   */
  record Counts(long rows, long[] categories) {}

  static Counts count(Session session, ExpectedShares expected) {
    String column = quote(expected.column().name());
    return switch (expected.shape()) {
      case ExpectedShares.Shape.Values(var values) -> values(session, expected, column, values);
      case ExpectedShares.Shape.Bands(var bands, boolean inclusive) ->
          filtered(
              session,
              expected,
              bands.stream()
                  .map(
                      b ->
                          column
                              + " >= "
                              + number(b.low())
                              + " and "
                              + column
                              + (inclusive ? " <= " : " < ")
                              + number(b.high()))
                  .toList());
      case ExpectedShares.Shape.Flags(var labels) ->
          filtered(
              session,
              expected,
              labels.stream().map(l -> literal(l) + " = any (" + column + ")").toList());
    };
  }

  private static Counts values(
      Session session, ExpectedShares expected, String column, List<String> values) {
    String type = expected.column().type().sql();
    var counts = new long[values.size()];
    long[] rows = new long[1];
    // Counted per value first; the plan's texts become values of the column's own type.
    session.forEach(
        "select o.i, g.n from (select "
            + column
            + " as v, count(*) as n from "
            + expected.table().name().sql()
            + " where "
            + column
            + " is not null group by 1) g left join unnest(cast(? as "
            + type
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

  private static Counts filtered(
      Session session, ExpectedShares expected, List<String> conditions) {
    var sql =
        new StringBuilder("select count(").append(quote(expected.column().name())).append(')');
    conditions.forEach(c -> sql.append(", count(*) filter (where ").append(c).append(')'));
    sql.append(" from ").append(expected.table().name().sql());
    return session
        .queryOne(
            sql.toString(),
            row -> {
              var counts = new long[conditions.size()];
              for (int i = 0; i < counts.length; i++) {
                counts[i] = row.longValue(i + 2);
              }
              return new Counts(row.longValue(1), counts);
            })
        .orElseThrow();
  }

  private static String number(double value) {
    return new BigDecimal(Double.toString(value)).toPlainString();
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
