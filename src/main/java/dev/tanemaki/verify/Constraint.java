package dev.tanemaki.verify;

import dev.tanemaki.schema.Column;
import dev.tanemaki.schema.Table;
import dev.tanemaki.schema.TableName;
import java.util.ArrayList;
import java.util.List;

/** One thing every row of a table must satisfy, as the catalog has it. */
public sealed interface Constraint {

  TableName table();

  /** The constraint's name; the column's for NOT NULL. */
  String name();

  /** A primary key or unique constraint: no two rows have the same values. */
  record Unique(TableName table, String name, boolean primary, List<String> columns)
      implements Constraint {}

  /** Every row's values are those of a row of the referenced table, unless one of them is null. */
  record ForeignKey(TableName table, Table.ForeignKey key) implements Constraint {
    @Override
    public String name() {
      return key.name();
    }
  }

  /** A condition that is not false for any row. */
  record Check(TableName table, String name, String condition) implements Constraint {}

  /** A column that is never null. */
  record NotNull(TableName table, String name) implements Constraint {}

  /** All constraints of a table, keys first. */
  static List<Constraint> of(Table table) {
    var all = new ArrayList<Constraint>();
    for (var key : table.keys()) {
      all.add(new Unique(table.name(), key.name(), key.primary(), key.columns()));
    }
    table.foreignKeys().forEach(key -> all.add(new ForeignKey(table.name(), key)));
    table.checks().forEach(c -> all.add(new Check(table.name(), c.name(), c.condition())));
    for (Column column : table.columns()) {
      if (!column.nullable()) {
        all.add(new NotNull(table.name(), column.name()));
      }
    }
    return List.copyOf(all);
  }
}
