package dev.tanemaki.database;

import dev.tanemaki.problem.Code;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.schema.Schema;
import dev.tanemaki.schema.Table;
import dev.tanemaki.schema.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/**
 * Empty copies of tables, to measure on: ordinary logged tables in the schema {@code tanemaki}, as
 * anything else would cost the server less than the real ones. Their names carry the key of an
 * advisory lock that the owner's session holds, so that what a killed process leaves behind is told
 * from what another one works on. The schema must be there.
 */
public final class Scratch implements AutoCloseable {

  /** First half of the lock's key, "scra"; the second half is in the tables' names. */
  private static final int KEY = 0x73637261;

  private static final String SCHEMA = "tanemaki";

  private final Database database;
  private final Session keeper;
  private final int id;
  private final List<TableName> tables = new ArrayList<>();

  private Scratch(Database database, Session keeper, int id) {
    this.database = database;
    this.keeper = keeper;
    this.id = id;
  }

  /**
   * Copies without indexes, keys and foreign keys, and the statements that would add them.
   *
   * @param names copies by the original's name, in the order of the schema
   * @param parts keys first, then indexes, foreign keys last
   */
  public record Copies(Map<TableName, TableName> names, List<Part> parts) {
    public Copies {
      names = new LinkedHashMap<>(names);
      parts = List.copyOf(parts);
    }

    public TableName of(Table table) {
      return names.get(table.name());
    }
  }

  /** What a copy lacks of its original. */
  public enum Kind {
    /** A primary key, unique or exclusion constraint. */
    KEY,
    INDEX,
    FOREIGN_KEY
  }

  /**
   * One key, index or foreign key.
   *
   * @param table the original
   * @param name the original's name for it
   * @param sql adds it to the copy
   */
  public record Part(TableName table, String name, Kind kind, String sql) {}

  /**
   * Removes what dead processes left behind and takes a name of its own.
   *
   * @throws dev.tanemaki.problem.ProblemException refused, where the role may not make tables there
   */
  public static Scratch open(Database database) {
    Session keeper = database.session();
    boolean open = false;
    try {
      requireCreate(keeper);
      sweep(keeper);
      int id;
      do {
        id = ThreadLocalRandom.current().nextInt(1, 1_000_000_000);
      } while (!locked(keeper, id));
      open = true;
      return new Scratch(database, keeper, id);
    } finally {
      if (!open) {
        keeper.close();
      }
    }
  }

  /** Removes the copies of processes that are dead, as far as the role owns them. */
  public static void sweep(Session session) {
    var left = new LinkedHashMap<Integer, List<TableName>>();
    session.forEach(
        """
        select c.relname from pg_catalog.pg_class c
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'tanemaki' and c.relkind = 'r' and c.relname ~ '^scratch_[0-9]{1,9}_'
          and pg_has_role(c.relowner, 'usage')
        """,
        row ->
            left.computeIfAbsent(
                    Integer.valueOf(row.string(1).split("_")[1]), key -> new ArrayList<>())
                .add(new TableName(SCHEMA, row.string(1))));
    left.forEach(
        (id, tables) -> {
          if (locked(session, id)) {
            try {
              drop(session, tables);
            } finally {
              session.query("select pg_advisory_unlock(?, ?)", row -> null, KEY, id);
            }
          }
        });
  }

  /**
   * Copies tables, in the transaction under way where there is one.
   *
   * @param schema the originals, parents before children
   */
  public Copies copy(Session session, Schema schema) {
    var names = new LinkedHashMap<TableName, TableName>();
    for (Table table : schema.tables()) {
      var copy = new TableName(SCHEMA, "scratch_" + id + "_" + tables.size());
      tables.add(copy);
      names.put(table.name(), copy);
      session.execute(
          "create table "
              + copy.sql()
              + " (like "
              + table.name().sql()
              + " including defaults including constraints including generated including identity"
              + " including storage)"
              + options(session, table.name()));
      ownSequences(session, copy);
    }
    var parts = new ArrayList<Part>();
    for (Table table : schema.tables()) {
      parts.addAll(keys(session, table, names.get(table.name())));
    }
    for (Table table : schema.tables()) {
      table.indexes().forEach(i -> parts.add(index(table, i, names.get(table.name()))));
    }
    for (Table table : schema.tables()) {
      for (Table.ForeignKey key : table.foreignKeys()) {
        schema
            .table(key.referenced())
            .ifPresent(parent -> parts.add(foreignKey(table, key, names, parent)));
      }
    }
    return new Copies(names, parts);
  }

  /** A default that counts does so by itself: neither uses up the original's nor depends on it. */
  private static void ownSequences(Session session, TableName copy) {
    List<String> columns =
        session.query(
            """
            select a.attname from pg_catalog.pg_attrdef d
            join pg_catalog.pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
            join pg_catalog.pg_depend p
              on p.classid = 'pg_attrdef'::regclass and p.objid = d.oid
                and p.refclassid = 'pg_class'::regclass
            join pg_catalog.pg_class s on s.oid = p.refobjid and s.relkind = 'S'
            where d.adrelid = cast(? as regclass)
            """,
            row -> row.string(1),
            copy.sql());
    for (int i = 0; i < columns.size(); i++) {
      String column = TableName.quote(columns.get(i));
      String sequence = new TableName(SCHEMA, copy.name() + "_seq" + i).sql();
      session.execute("create sequence " + sequence + " owned by " + copy.sql() + "." + column);
      session.execute(
          "alter table %s alter column %s set default nextval('%s')"
              .formatted(copy.sql(), column, sequence));
    }
  }

  private static String options(Session session, TableName table) {
    return session
        .queryOne(
            """
            select array_to_string(reloptions, ', ') from pg_catalog.pg_class
            where oid = cast(? as regclass) and relkind = 'r' and reloptions is not null
            """,
            row -> " with (" + row.string(1) + ")",
            table.sql())
        .orElse("");
  }

  private static List<Part> keys(Session session, Table table, TableName copy) {
    return session.query(
        """
        select conname, pg_catalog.pg_get_constraintdef(oid) from pg_catalog.pg_constraint
        where conrelid = cast(? as regclass) and contype in ('p', 'u', 'x')
        order by contype <> 'p', conname
        """,
        row ->
            new Part(
                table.name(),
                row.string(1),
                Kind.KEY,
                "alter table " + copy.sql() + " add " + row.string(2)),
        table.name().sql());
  }

  private static Part index(Table table, Table.Index index, TableName copy) {
    String definition = index.definition();
    return new Part(
        table.name(),
        index.name(),
        Kind.INDEX,
        (index.unique() ? "create unique index on " : "create index on ")
            + copy.sql()
            + definition.substring(definition.indexOf(" USING ")));
  }

  private static Part foreignKey(
      Table table, Table.ForeignKey key, Map<TableName, TableName> names, Table parent) {
    return new Part(
        table.name(),
        key.name(),
        Kind.FOREIGN_KEY,
        "alter table %s add foreign key (%s) references %s (%s)"
            .formatted(
                names.get(table.name()).sql(),
                quoted(key.columns()),
                names.get(parent.name()).sql(),
                quoted(key.referencedColumns())));
  }

  private static String quoted(List<String> columns) {
    return columns.stream().map(TableName::quote).collect(Collectors.joining(", "));
  }

  private static boolean locked(Session session, int id) {
    return session
        .queryOne("select pg_try_advisory_lock(?, ?)", row -> row.bool(1), KEY, id)
        .orElse(false);
  }

  private static void drop(Session session, List<TableName> tables) {
    if (!tables.isEmpty()) {
      session.execute(
          "drop table if exists "
              + tables.stream().map(TableName::sql).collect(Collectors.joining(", "))
              + " cascade");
    }
  }

  private static void requireCreate(Session session) {
    boolean allowed =
        session
            .queryOne(
                "select has_schema_privilege('tanemaki', 'usage')"
                    + " and has_schema_privilege('tanemaki', 'create')",
                row -> row.bool(1))
            .orElse(false);
    if (!allowed) {
      String role =
          TableName.quote(session.queryOne("select current_user", r -> r.string(1)).orElse(""));
      String grant = "GRANT USAGE, CREATE ON SCHEMA tanemaki TO " + role + ";";
      throw Problem.refused(
              "Nothing can be measured on " + database(session),
              "role " + role + " may not make tables in the schema tanemaki",
              "Go without, or let its owner run: " + grant)
          .as(Code.MAY_NOT_MEASURE, database(session), role, grant)
          .asException();
    }
  }

  private static String database(Session session) {
    return session.queryOne("select current_database()", row -> row.string(1)).orElse("");
  }

  /** Drops the copies; what cannot be dropped now is swept by whoever comes next. */
  @Override
  public void close() {
    try (keeper;
        Session session = database.session()) {
      session.inTransaction(
          s -> {
            // A statement that was cancelled a moment ago may hold its lock still.
            s.execute("set local lock_timeout = '10s'");
            drop(s, tables);
            return null;
          });
      keeper.query("select pg_advisory_unlock(?, ?)", row -> null, KEY, id);
    }
  }
}
