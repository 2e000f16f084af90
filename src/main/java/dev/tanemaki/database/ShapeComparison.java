package dev.tanemaki.database;

import dev.tanemaki.schema.Column;
import dev.tanemaki.schema.Column.FilledBy;
import dev.tanemaki.schema.ColumnType;
import dev.tanemaki.schema.Table;
import dev.tanemaki.schema.Table.ForeignKey;
import dev.tanemaki.schema.Table.Key;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells in words how a table that is present differs from the one expected. */
public final class ShapeComparison {

  private final Table expected;
  private final Table present;
  private final List<String> differences = new ArrayList<>();

  private ShapeComparison(Table expected, Table present) {
    this.expected = expected;
    this.present = present;
  }

  /**
   * What the expected table has and the present one lacks or has otherwise, a few words each; empty
   * where rows made for the one fit the other. What the present table has in addition counts only
   * where it would refuse such rows. The conditions of checks are compared by number only, because
   * the server writes them in its own words.
   */
  public static List<String> differences(Table expected, Table present) {
    var comparison = new ShapeComparison(expected, present);
    comparison.columns();
    comparison.keys();
    comparison.foreignKeys();
    comparison.checks();
    return List.copyOf(comparison.differences);
  }

  private void columns() {
    for (Column column : expected.columns()) {
      Optional<Column> found = present.column(column.name());
      if (found.isEmpty()) {
        differences.add("column " + column.name() + " is missing");
      } else {
        compare(column, found.get());
      }
    }
    for (Column column : present.columns()) {
      if (column.required() && expected.column(column.name()).isEmpty()) {
        differences.add(
            "column " + column.name() + " is not expected, is not null and has no default");
      }
    }
  }

  private void compare(Column wanted, Column found) {
    if (!sameType(wanted.type(), found.type())) {
      differences.add(
          "column "
              + wanted.name()
              + " is "
              + found.type().sql()
              + " instead of "
              + wanted.type().sql());
    }
    if (wanted.nullable() != found.nullable()) {
      differences.add(
          "column " + wanted.name() + (found.nullable() ? " may be null" : " may not be null"));
    }
    boolean computed = wanted.filledBy() == FilledBy.EXPRESSION;
    if (computed != (found.filledBy() == FilledBy.EXPRESSION)) {
      differences.add(
          "column " + wanted.name() + (computed ? " is not generated" : " is generated"));
    }
  }

  /** Names of enums and unknown types may carry a schema on one side only. */
  private static boolean sameType(ColumnType wanted, ColumnType found) {
    if (wanted instanceof ColumnType.Array(var w) && found instanceof ColumnType.Array(var f)) {
      return sameType(w, f);
    }
    if (wanted instanceof ColumnType.Enumeration(var w, var wantedLabels)
        && found instanceof ColumnType.Enumeration(var f, var foundLabels)) {
      return bare(w).equals(bare(f)) && wantedLabels.equals(foundLabels);
    }
    if (wanted instanceof ColumnType.Other(var w) && found instanceof ColumnType.Other(var f)) {
      return bare(w).equals(bare(f));
    }
    return wanted.equals(found);
  }

  /** The name without schema, quotes and what stands in brackets. */
  private static String bare(String type) {
    String name = type.replaceFirst("\\(.*", "").replace("\"", "").strip();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private void keys() {
    for (Key key : expected.keys()) {
      boolean found =
          present.keys().stream()
              .anyMatch(k -> k.primary() == key.primary() && same(k.columns(), key.columns()));
      if (!found) {
        differences.add(
            (key.primary() ? "the primary key (" : "the unique constraint (")
                + String.join(", ", key.columns())
                + ") is missing");
      }
    }
    for (Key key : present.keys()) {
      if (expected.keys().stream().noneMatch(k -> same(k.columns(), key.columns()))) {
        differences.add(
            (key.primary() ? "it has another primary key (" : "it has a unique constraint (")
                + String.join(", ", key.columns())
                + ")");
      }
    }
  }

  private void foreignKeys() {
    for (ForeignKey key : expected.foreignKeys()) {
      if (present.foreignKeys().stream().noneMatch(k -> same(k, key))) {
        differences.add("the foreign key " + text(key) + " is missing");
      }
    }
    for (ForeignKey key : present.foreignKeys()) {
      if (expected.foreignKeys().stream().noneMatch(k -> same(k, key))) {
        differences.add("it has a foreign key " + text(key));
      }
    }
  }

  private void checks() {
    int missing = expected.checks().size() - present.checks().size();
    if (missing > 0) {
      differences.add(
          missing
              + (missing == 1 ? " check constraint is missing" : " check constraints are missing"));
    }
  }

  private static String text(ForeignKey key) {
    return "(" + String.join(", ", key.columns()) + ") → " + key.referenced().name();
  }

  private static boolean same(ForeignKey a, ForeignKey b) {
    return a.columns().equals(b.columns())
        && a.referenced().name().equals(b.referenced().name())
        && (a.referencedColumns().equals(b.referencedColumns())
            || a.referencedColumns().isEmpty()
            || b.referencedColumns().isEmpty());
  }

  private static boolean same(List<String> a, List<String> b) {
    Set<String> left = new HashSet<>(a);
    return left.size() == b.size() && left.containsAll(b);
  }
}
