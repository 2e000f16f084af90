package dev.tanemaki.database;

import dev.tanemaki.schema.Column;
import dev.tanemaki.schema.Column.FilledBy;
import dev.tanemaki.schema.Schema;
import dev.tanemaki.schema.Table;
import dev.tanemaki.schema.TableName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads tables as they are in a database, any number of them with six queries. */
public final class CatalogReader {

  private final Session session;
  private final Map<Long, TableName> tables;
  private final List<String> oids;
  private final Map<Long, List<Column>> columns = new LinkedHashMap<>();
  private final Map<Long, List<Table.Check>> domainChecks = new LinkedHashMap<>();

  private CatalogReader(Session session, Map<Long, TableName> tables) {
    this.session = session;
    this.tables = tables;
    this.oids = tables.keySet().stream().map(String::valueOf).toList();
  }

  /**
   * All tables of a schema by name, partitions left out (their parent stands for them).
   *
   * @return no tables where there is no such schema
   */
  public static Schema read(Session session, String schema) {
    var tables = new LinkedHashMap<Long, TableName>();
    session.forEach(
        """
        select c.oid, n.nspname, c.relname
        from pg_catalog.pg_class c
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        where n.nspname = ? and c.relkind in ('r', 'p') and not c.relispartition
        order by c.relname
        """,
        row -> tables.put(row.longValue(1), new TableName(row.string(2), row.string(3))),
        schema);
    return new CatalogReader(session, tables).read();
  }

  /**
   * The tables of these names, as far as they exist, in the given order; a name without a schema is
   * looked up along the search path.
   */
  public static Schema read(Session session, Collection<TableName> names) {
    var tables = new LinkedHashMap<Long, TableName>();
    session.forEach(
        """
        select c.oid, n.nspname, c.relname
        from unnest(?) with ordinality as wanted(name, place)
        join pg_catalog.pg_class c on c.oid = pg_catalog.to_regclass(wanted.name)
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p')
        order by wanted.place
        """,
        row -> tables.put(row.longValue(1), new TableName(row.string(2), row.string(3))),
        names.stream().map(TableName::sql).toList());
    return new CatalogReader(session, tables).read();
  }

  private Schema read() {
    if (tables.isEmpty()) {
      return new Schema(List.of());
    }
    readColumns();
    var constraints = CatalogConstraints.read(session, oids);
    var indexes = readIndexes();
    var read = new ArrayList<Table>();
    tables.forEach(
        (oid, name) -> {
          var checks = new ArrayList<>(constraints.checks(oid));
          checks.addAll(domainChecks.getOrDefault(oid, List.of()));
          read.add(
              new Table(
                  name,
                  columns.getOrDefault(oid, List.of()),
                  constraints.keys(oid),
                  constraints.foreignKeys(oid),
                  checks,
                  constraints.exclusions(oid),
                  indexes.getOrDefault(oid, List.of())));
        });
    return new Schema(read);
  }

  private void readColumns() {
    var types = CatalogTypes.read(session, oids);
    session.forEach(
        """
        select a.attrelid, a.attname, a.atttypid, a.atttypmod, a.attnotnull, a.attgenerated,
               a.attidentity, a.atthasdef
        from pg_catalog.pg_attribute a
        where a.attrelid = any (?::oid[]) and a.attnum > 0 and not a.attisdropped
        order by a.attrelid, a.attnum
        """,
        row -> {
          long table = row.longValue(1);
          String name = row.string(2);
          var type = types.resolve(row.longValue(3), row.intValue(4));
          boolean hasDefault = row.bool(8) || type.hasDefault();
          columns
              .computeIfAbsent(table, oid -> new ArrayList<>())
              .add(
                  new Column(
                      name,
                      type.type(),
                      !row.bool(5) && !type.notNull(),
                      filledBy(row.string(6), row.string(7), hasDefault)));
          type.checks()
              .forEach(
                  check ->
                      domainChecks
                          .computeIfAbsent(table, oid -> new ArrayList<>())
                          .add(check.on(name)));
        },
        oids);
  }

  private static FilledBy filledBy(String generated, String identity, boolean hasDefault) {
    if (!generated.isBlank()) {
      return FilledBy.EXPRESSION;
    }
    return switch (identity) {
      case "a" -> FilledBy.IDENTITY_ALWAYS;
      case "d" -> FilledBy.IDENTITY;
      default -> hasDefault ? FilledBy.DEFAULT : FilledBy.NOBODY;
    };
  }

  private Map<Long, List<Table.Index>> readIndexes() {
    var indexes = new LinkedHashMap<Long, List<Table.Index>>();
    session.forEach(
        """
        select i.indrelid, c.relname, i.indisunique, pg_catalog.pg_get_indexdef(i.indexrelid),
               (select array_agg(pg_catalog.pg_get_indexdef(i.indexrelid, k, false) order by k)
                from pg_catalog.generate_series(1, i.indnkeyatts) k),
               pg_catalog.pg_get_expr(i.indpred, i.indrelid)
        from pg_catalog.pg_index i
        join pg_catalog.pg_class c on c.oid = i.indexrelid
        where i.indrelid = any (?::oid[]) and i.indisvalid
          and not exists (
            select 1 from pg_catalog.pg_constraint k
            where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
        order by i.indrelid, c.relname
        """,
        row ->
            indexes
                .computeIfAbsent(row.longValue(1), oid -> new ArrayList<>())
                .add(
                    new Table.Index(
                        row.string(2),
                        row.bool(3),
                        row.string(4),
                        row.strings(5),
                        row.isNull(6) ? "" : row.string(6))),
        oids);
    return indexes;
  }
}
