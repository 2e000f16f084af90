package dev.tanemaki.plan;

import java.util.List;
import java.util.Optional;

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
}
