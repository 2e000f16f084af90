package dev.tanemaki.run.undo;

import dev.tanemaki.database.CopySink;
import dev.tanemaki.database.Session;
import dev.tanemaki.generate.ProgramColumn;
import dev.tanemaki.generate.TableProgram;
import dev.tanemaki.run.layout.CountingKey;
import dev.tanemaki.run.ledger.Extent;
import dev.tanemaki.run.load.RowStream;
import dev.tanemaki.schema.Column;
import dev.tanemaki.schema.Table;
import dev.tanemaki.schema.TableName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which rows of a table are those of certain row indexes, told by a key: a row is a function of its
 * index, so its key is made again rather than remembered.
 */
public sealed interface KeySet {

  /** The SQL condition that a row, under an alias, is one of them. */
  String holds(String alias);

  /** An unbroken range of a key that counts by one. */
  record Ranged(CountingKey key, Extent extent) implements KeySet {
    @Override
    public String holds(String alias) {
      return alias + "." + key.within(extent);
    }
  }

  /** Any others, in a temporary table. */
  record Listed(String temporary, List<String> columns) implements KeySet {
    @Override
    public String holds(String alias) {
      return columns.stream()
          .map(TableName::quote)
          .map(c -> "k." + c + " = " + alias + "." + c)
          .collect(
              Collectors.joining(
                  " and ", "exists (select from pg_temp." + temporary + " k where ", ")"));
    }
  }

  /**
   * The key by which rows can be told: the primary key, else a unique constraint without nulls,
   * with all its columns made by the plan. Empty where there is none.
   */
  static Optional<List<String>> columns(Table table, TableProgram program) {
    List<String> made = program.columns().stream().map(ProgramColumn::name).toList();
    return Stream.concat(table.primaryKey().stream(), table.keys().stream())
        .map(Table.Key::columns)
        .filter(made::containsAll)
        .filter(
            key -> key.stream().noneMatch(c -> table.column(c).map(Column::nullable).orElse(true)))
        .findFirst();
  }

  /** The keys of ranges of rows; in the transaction under way, with which they are forgotten. */
  static KeySet of(
      Session session, RowStream stream, TableRemoval table, List<Extent> ranges, String name) {
    Optional<CountingKey> counting =
        table.counting().filter(key -> Math.abs(key.sequence().step()) == 1);
    if (counting.isPresent() && ranges.size() == 1) {
      return new Ranged(counting.get(), ranges.getFirst());
    }
    String columns = table.key().stream().map(TableName::quote).collect(Collectors.joining(", "));
    session.execute(
        "create temp table %s on commit drop as select %s from %s with no data"
            .formatted(name, columns, table.table().name().sql()));
    // In the program's order, which is that of the stream.
    List<String> order =
        table.program().columns().stream()
            .map(ProgramColumn::name)
            .filter(table.key()::contains)
            .toList();
    String copy =
        "copy pg_temp.%s (%s) from stdin %s"
            .formatted(
                name,
                order.stream().map(TableName::quote).collect(Collectors.joining(", ")),
                stream.format().sql());
    for (Extent range : ranges) {
      try (CopySink sink = session.copyIn(copy)) {
        stream.send(table.program(), order, range.firstRow(), range.rows(), sink);
        sink.finish();
      }
    }
    session.execute("analyze pg_temp." + name);
    return new Listed(name, table.key());
  }
}
