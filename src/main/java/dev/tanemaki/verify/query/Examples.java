package dev.tanemaki.verify.query;

import static dev.tanemaki.schema.TableName.quote;

import dev.tanemaki.database.Row;
import dev.tanemaki.database.Session;
import dev.tanemaki.schema.Table;
import dev.tanemaki.verify.check.Example;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Finds rows that show what is wrong; asked only where something is. */
public final class Examples {

  /** Characters of a value; more of it does not help. */
  private static final int LONGEST = 200;

  private Examples() {}

  /**
   * Rows that meet a condition: their key and the columns that matter.
   *
   * @param from the table, with what the condition speaks of beside it
   */
  public static List<Example> where(
      Session session, Table table, String from, List<String> columns, String condition) {
    var names = new LinkedHashSet<String>();
    table.primaryKey().ifPresent(k -> names.addAll(k.columns()));
    names.addAll(columns);
    return query(
        session,
        List.copyOf(names),
        "select "
            + String.join(", ", names.stream().map(n -> quote(n) + "::text").toList())
            + " from "
            + from
            + " where "
            + condition);
  }

  /** Rows of a query, whose columns are the names. */
  public static List<Example> query(Session session, List<String> names, String sql) {
    return session.query(sql + " limit " + Example.MOST, row -> example(names, row));
  }

  private static Example example(List<String> names, Row row) {
    var fields = new ArrayList<Example.Field>();
    for (int i = 0; i < names.size(); i++) {
      fields.add(
          new Example.Field(
              names.get(i),
              row.isNull(i + 1) ? Optional.empty() : Optional.of(shortened(row.string(i + 1)))));
    }
    return new Example(fields);
  }

  public static Example of(String name, String value) {
    return new Example(List.of(new Example.Field(name, Optional.of(value))));
  }

  private static String shortened(String value) {
    return value.codePointCount(0, value.length()) <= LONGEST
        ? value
        : value.substring(0, value.offsetByCodePoints(0, LONGEST - 1)) + "…";
  }
}
