package dev.tanemaki.schema;

import dev.tanemaki.schema.Table.Check;
import dev.tanemaki.schema.Table.ForeignKey;
import dev.tanemaki.schema.Table.Index;
import dev.tanemaki.schema.Table.Key;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** A table while its statements are being read: later ones may add to it. */
final class DraftTable {

  /** A column while it is being read. */
  static final class DraftColumn {
    final String name;
    final ColumnType type;
    boolean nullable = true;
    Column.FilledBy filledBy = Column.FilledBy.NOBODY;

    DraftColumn(String name, ColumnType type) {
      this.name = name;
      this.type = type;
    }
  }

  final TableName name;
  final List<DraftColumn> columns = new ArrayList<>();
  final List<Index> indexes = new ArrayList<>();
  private final List<Key> keys = new ArrayList<>();
  private final List<ForeignKey> foreignKeys = new ArrayList<>();
  private final List<Check> checks = new ArrayList<>();
  private final Set<String> constraintNames = new HashSet<>();

  DraftTable(TableName name) {
    this.name = name;
  }

  DraftColumn column(String columnName) {
    return columns.stream().filter(c -> c.name.equals(columnName)).findFirst().orElse(null);
  }

  void key(String constraint, boolean primary, List<String> of) {
    keys.add(
        new Key(
            primary
                ? named(constraint, "", "pkey")
                : named(constraint, String.join("_", of), "key"),
            primary,
            of));
    if (primary) {
      columns.stream().filter(c -> of.contains(c.name)).forEach(c -> c.nullable = false);
    }
  }

  void foreignKey(
      String constraint, List<String> of, TableName referenced, List<String> referencedColumns) {
    foreignKeys.add(
        new ForeignKey(
            named(constraint, String.join("_", of), "fkey"), of, referenced, referencedColumns));
  }

  void check(String constraint, String of, String condition) {
    checks.add(new Check(named(constraint, of, "check"), condition));
  }

  /** The name given, or the one PostgreSQL would make. */
  private String named(String given, String columnNames, String suffix) {
    if (!given.isEmpty()) {
      constraintNames.add(given);
      return given;
    }
    var base = name.name() + "_" + (columnNames.isEmpty() ? "" : columnNames + "_") + suffix;
    var made = base;
    for (int i = 1; !constraintNames.add(made); i++) {
      made = base + i;
    }
    return made;
  }

  /** The table; foreign keys that name no columns get the primary key of what they refer to. */
  Table finish(Function<TableName, DraftTable> others) {
    var resolved =
        foreignKeys.stream()
            .map(
                f -> {
                  var parent = others.apply(f.referenced());
                  return f.referencedColumns().isEmpty() && parent != null
                      ? new ForeignKey(
                          f.name(), f.columns(), f.referenced(), parent.primaryKeyColumns())
                      : f;
                })
            .toList();
    return new Table(
        name,
        columns.stream().map(c -> new Column(c.name, c.type, c.nullable, c.filledBy)).toList(),
        keys,
        resolved,
        checks,
        List.of(),
        indexes);
  }

  private List<String> primaryKeyColumns() {
    return keys.stream().filter(Key::primary).map(Key::columns).findFirst().orElse(List.of());
  }
}
