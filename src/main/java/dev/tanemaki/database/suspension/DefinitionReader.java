package dev.tanemaki.database.suspension;

import dev.tanemaki.database.Session;
import dev.tanemaki.database.suspension.Staying.Reason;
import dev.tanemaki.schema.TableName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reads what can step aside from the catalog, in the words of the server: {@code pg_get_indexdef}
 * and {@code pg_get_constraintdef}, and beside them all that those leave out.
 */
public final class DefinitionReader {

  private DefinitionReader() {}

  /**
   * The indexes and foreign keys of tables, in the transaction under way.
   *
   * @param tables as the catalog has them, with their schemas
   */
  public static Definitions read(Session session, Collection<TableName> tables) {
    List<String> names = tables.stream().map(TableName::sql).toList();
    return qualified(
        session,
        () -> {
          var foreignKeys = CatalogForeignKeys.read(session, names);
          var indexes = CatalogIndexes.read(session, names);
          return choose(indexes, foreignKeys);
        });
  }

  /** All indexes and foreign keys of a table that are there, whether or not they can step aside. */
  public static List<Definition> present(Session session, TableName table) {
    List<String> names = List.of(table.sql());
    return qualified(
        session,
        () -> {
          var present = new ArrayList<Definition>();
          CatalogIndexes.read(session, names).forEach(i -> present.add(i.definition()));
          CatalogForeignKeys.read(session, names).forEach(k -> present.add(k.definition()));
          return present;
        });
  }

  private static Definitions choose(
      List<CatalogIndexes.Found> indexes, List<CatalogForeignKeys.Found> foreignKeys) {
    var movable = new ArrayList<Definition>();
    var staying = new ArrayList<Staying>();
    Set<String> leaving = new HashSet<>();
    for (var key : foreignKeys) {
      if (key.reason().isEmpty()) {
        leaving.add(key.oid());
      }
    }
    // The dearest first: the small ones fill what time is left on the other connections. In an
    // empty
    // table all have the same size, and only what they hold tells them apart.
    var dearestFirst =
        indexes.stream()
            .sorted(
                Comparator.comparingLong((CatalogIndexes.Found i) -> i.definition().bytes())
                    .thenComparingLong(CatalogIndexes.Found::effort)
                    .reversed())
            .toList();
    for (var index : dearestFirst) {
      var reason = index.reason();
      if (reason.isEmpty() && !leaving.containsAll(index.referencedBy())) {
        reason = Optional.of(Reason.REFERENCED);
      }
      if (reason.isPresent()) {
        staying.add(
            new Staying(index.definition().table(), index.definition().name(), reason.get()));
      } else {
        movable.add(index.definition());
      }
    }
    for (var key : foreignKeys) {
      if (key.reason().isPresent()) {
        staying.add(
            new Staying(key.definition().table(), key.definition().name(), key.reason().get()));
      } else {
        movable.add(key.definition());
      }
    }
    return new Definitions(movable, staying);
  }

  /** With an empty search path the server names everything with its schema. */
  private static <T> T qualified(Session session, Supplier<T> read) {
    String path =
        session.queryOne("select current_setting('search_path')", row -> row.string(1)).orElse("");
    setPath(session, "");
    try {
      return read.get();
    } finally {
      setPath(session, path);
    }
  }

  private static void setPath(Session session, String path) {
    session.query("select set_config('search_path', ?, true)", row -> null, path);
  }
}
