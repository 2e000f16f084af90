package dev.tanemaki.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What to seed into one table.
 *
 * @param name the table's name, {@code name} or {@code schema.name}
 * @param rows how many rows and where from
 * @param columns rules of the columns to load; a column without a rule is left to its default. For
 *     {@link Rows.Listed} a column without a rule of its own is taken from the list.
 * @param with auxiliary columns: computed for other columns to refer to, loaded nowhere
 */
public record TablePlan(String name, Rows rows, List<ColumnPlan> columns, List<ColumnPlan> with) {

  public TablePlan {
    columns = List.copyOf(columns);
    with = List.copyOf(with);
  }

  /** The column or auxiliary column of that name. */
  public Optional<ColumnPlan> column(String columnName) {
    return java.util.stream.Stream.concat(columns.stream(), with.stream())
        .filter(c -> c.name().equals(columnName))
        .findFirst();
  }

  TablePlan withRows(long count) {
    return new TablePlan(name, new Rows.Count(count), columns, with);
  }

  /** With that many rows, or those. */
  public TablePlan withRows(Rows changed) {
    return new TablePlan(name, changed, columns, with);
  }

  /** With that rule in the place of the column's; a column new to the plan comes last. */
  public TablePlan withColumn(ColumnPlan column) {
    boolean auxiliary = with.stream().anyMatch(c -> c.name().equals(column.name()));
    return auxiliary
        ? new TablePlan(name, rows, columns, replaced(with, column))
        : new TablePlan(name, rows, replaced(columns, column), with);
  }

  /** Without a rule for that column, which is left to its default or its list. */
  public TablePlan withoutColumn(String column) {
    return new TablePlan(name, rows, without(columns, column), without(with, column));
  }

  private static List<ColumnPlan> replaced(List<ColumnPlan> all, ColumnPlan column) {
    boolean known = all.stream().anyMatch(c -> c.name().equals(column.name()));
    return known
        ? all.stream().map(c -> c.name().equals(column.name()) ? column : c).toList()
        : Stream.concat(all.stream(), Stream.of(column)).toList();
  }

  private static List<ColumnPlan> without(List<ColumnPlan> all, String column) {
    return all.stream().filter(c -> !c.name().equals(column)).toList();
  }
}
