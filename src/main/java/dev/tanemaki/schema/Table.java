package dev.tanemaki.schema;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** One table with all that constrains its rows. Columns stand in the catalog's order. */
public record Table(
    TableName name,
    List<Column> columns,
    List<Key> keys,
    List<ForeignKey> foreignKeys,
    List<Check> checks,
    List<Exclusion> exclusions,
    List<Index> indexes) {

  public Table {
    columns = List.copyOf(columns);
    keys = List.copyOf(keys);
    foreignKeys = List.copyOf(foreignKeys);
    checks = List.copyOf(checks);
    exclusions = List.copyOf(exclusions);
    indexes = List.copyOf(indexes);
  }

  public Optional<Column> column(String name) {
    return columns.stream().filter(c -> c.name().equals(name)).findFirst();
  }

  public Optional<Key> primaryKey() {
    return keys.stream().filter(Key::primary).findFirst();
  }

  /** Whether just these columns are a primary key or a unique constraint, in this order. */
  public boolean hasKey(List<String> columns) {
    return keys.stream().anyMatch(k -> k.columns().equals(columns));
  }

  /** This table with these definitions as well, where it does not have them already. */
  public Table with(List<? extends Movable> definitions) {
    var allKeys = new LinkedHashSet<>(keys);
    var allForeignKeys = new LinkedHashSet<>(foreignKeys);
    var allIndexes = new LinkedHashSet<>(indexes);
    for (Movable definition : definitions) {
      switch (definition) {
        case Key key -> allKeys.add(key);
        case ForeignKey key -> allForeignKeys.add(key);
        case Index index -> allIndexes.add(index);
      }
    }
    return new Table(
        name,
        columns,
        List.copyOf(allKeys),
        List.copyOf(allForeignKeys),
        checks,
        exclusions,
        List.copyOf(allIndexes));
  }

  /** What may be dropped before a load and made again after it, without a row being rewritten. */
  public sealed interface Movable {
    String name();
  }

  /**
   * A primary key or unique constraint.
   *
   * @param name the constraint's name, may be empty where the DDL left it to the server
   */
  public record Key(String name, boolean primary, List<String> columns) implements Movable {
    public Key {
      columns = List.copyOf(columns);
    }
  }

  /** A foreign key; {@code columns} and {@code referencedColumns} are parallel. */
  public record ForeignKey(
      String name, List<String> columns, TableName referenced, List<String> referencedColumns)
      implements Movable {
    public ForeignKey {
      columns = List.copyOf(columns);
      referencedColumns = List.copyOf(referencedColumns);
    }
  }

  /** A check constraint with its SQL condition, without the word CHECK and its outer brackets. */
  public record Check(String name, String condition) {}

  /**
   * An exclusion constraint: no two rows are true under all of its operators.
   *
   * @param values SQL expressions over the table's columns
   * @param operators what compares each of them, with their schema, parallel to {@code values}
   * @param condition which rows it speaks of, as SQL; empty for all
   */
  public record Exclusion(
      String name, List<String> values, List<String> operators, String condition) {
    public Exclusion {
      values = List.copyOf(values);
      operators = List.copyOf(operators);
    }
  }

  /**
   * An index that backs no constraint, with the statement that makes it.
   *
   * @param values what it holds, SQL expressions over the table's columns; empty where nobody but
   *     the server could take its definition apart, as in DDL that was only read
   * @param condition which rows are in it, as SQL; empty for all
   */
  public record Index(
      String name, boolean unique, String definition, List<String> values, String condition)
      implements Movable {
    public Index {
      values = List.copyOf(values);
    }
  }
}
