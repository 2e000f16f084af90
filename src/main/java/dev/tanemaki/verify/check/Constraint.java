package dev.tanemaki.verify.check;

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

  /**
   * A primary key, unique constraint or unique index: no two rows have the same values.
   *
   * @param values SQL expressions over the table's columns
   * @param condition which rows it speaks of, as SQL; empty for all
   */
  record Unique(
      TableName table, String name, boolean primary, List<String> values, String condition)
      implements Constraint {}

  /** No two rows are true under all of its operators. */
  record Exclusion(TableName table, Table.Exclusion exclusion) implements Constraint {
    @Override
    public String name() {
      return exclusion.name();
    }
  }

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

  default CheckKind kind() {
    return switch (this) {
      case Unique unique -> unique.primary() ? CheckKind.PRIMARY_KEY : CheckKind.UNIQUE;
      case Exclusion x -> CheckKind.EXCLUSION;
      case ForeignKey f -> CheckKind.FOREIGN_KEY;
      case Check c -> CheckKind.CHECK;
      case NotNull n -> CheckKind.NOT_NULL;
    };
  }

  /** All constraints of a table and its unique indexes, keys first. */
  static List<Constraint> of(Table table) {
    var all = new ArrayList<Constraint>();
    for (var key : table.keys()) {
      var columns = key.columns().stream().map(TableName::quote).toList();
      all.add(new Unique(table.name(), key.name(), key.primary(), columns, ""));
    }
    for (var index : table.indexes()) {
      if (index.unique() && !index.values().isEmpty()) {
        all.add(new Unique(table.name(), index.name(), false, index.values(), index.condition()));
      }
    }
    table.exclusions().forEach(x -> all.add(new Exclusion(table.name(), x)));
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
