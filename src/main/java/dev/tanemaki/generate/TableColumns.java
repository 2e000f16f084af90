package dev.tanemaki.generate;

import dev.tanemaki.plan.Rows;
import dev.tanemaki.plan.TablePlan;
import dev.tanemaki.schema.Column;
import dev.tanemaki.schema.ColumnType;
import dev.tanemaki.schema.Table;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which columns a table has, from its plan, its list and the catalog. */
final class TableColumns {

  private static final ColumnType TEXT = new ColumnType.Text("text", 0);

  private final TablePlan table;
  private final Optional<Table> schema;
  private final Map<String, Integer> listed = new HashMap<>();

  /**
   * @param schema the table as in the catalog; empty for an auxiliary table
   */
  TableColumns(TablePlan table, Optional<Table> schema) {
    this.table = table;
    this.schema = schema;
    if (table.rows() instanceof Rows.Listed list) {
      for (int i = 0; i < list.header().size(); i++) {
        listed.put(list.header().get(i), i);
      }
    }
  }

  /** The field of the table's list that the column is; empty where it is in none. */
  Optional<Integer> field(String column) {
    return Optional.ofNullable(listed.get(column));
  }

  /** Whether there is such a column, auxiliary ones included. */
  boolean has(String column) {
    return table.column(column).isPresent() || field(column).isPresent();
  }

  /** Every column there is, auxiliary ones included. */
  List<String> names() {
    var names = new LinkedHashSet<String>();
    table.columns().forEach(c -> names.add(c.name()));
    if (table.rows() instanceof Rows.Listed list) {
      names.addAll(list.header());
    }
    table.with().forEach(c -> names.add(c.name()));
    return List.copyOf(names);
  }

  /** The columns to load, in the catalog's order; all of an auxiliary table, in the plan's. */
  List<ProgramColumn> loaded() {
    return schema
        .map(
            t ->
                t.columns().stream()
                    .filter(c -> c.loadable() && isLoaded(c.name()))
                    .map(c -> new ProgramColumn(c.name(), c.type()))
                    .toList())
        .orElseGet(() -> names().stream().map(name -> new ProgramColumn(name, TEXT)).toList());
  }

  private boolean isLoaded(String column) {
    return table.columns().stream().anyMatch(c -> c.name().equals(column))
        || (field(column).isPresent()
            && table.with().stream().noneMatch(c -> c.name().equals(column)));
  }

  /** The column in the catalog; empty for auxiliary columns. */
  Optional<Column> inCatalog(String column) {
    return schema.filter(_ -> isLoaded(column)).flatMap(t -> t.column(column));
  }

  /** The column's type; text for auxiliary columns. */
  ColumnType typeOf(String column) {
    return inCatalog(column).map(Column::type).orElse(TEXT);
  }

  /** The column of the parent that a foreign key of this table names, else the parent's first. */
  String keyOf(String column, TableColumns parent) {
    for (Table.ForeignKey key : schema.map(Table::foreignKeys).orElse(List.of())) {
      int at = key.columns().indexOf(column);
      if (at >= 0 && parent.isNamed(key) && at < key.referencedColumns().size()) {
        return key.referencedColumns().get(at);
      }
    }
    return parent.names().getFirst();
  }

  private boolean isNamed(Table.ForeignKey key) {
    return schema.map(t -> t.name().name().equals(key.referenced().name())).orElse(false);
  }
}
