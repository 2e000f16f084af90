package dev.tanemaki.run.ledger;

import dev.tanemaki.database.Row;
import dev.tanemaki.database.Session;
import dev.tanemaki.database.suspension.Definition;
import dev.tanemaki.database.suspension.RestoreStatements;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.schema.Schema;
import dev.tanemaki.schema.Table;
import dev.tanemaki.schema.Table.ForeignKey;
import dev.tanemaki.schema.Table.Index;
import dev.tanemaki.schema.Table.Key;
import dev.tanemaki.schema.Table.Movable;
import dev.tanemaki.schema.TableName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What runs have let step aside, as the ledger keeps it. A line is written in the transaction that
 * drops its definition and closed in the transaction that brings it back, so that at any moment the
 * ledger and the catalog together hold everything there was.
 */
public final class SuspendedDefinitions {

  /**
   * One that is not back yet.
   *
   * @param built whether its index is there and has only to become what it was
   */
  public record Entry(int position, Definition definition, boolean built) {}

  private static final String ENTRY =
      """
      select position, table_schema, table_name, name, kind, columns, referenced_schema,
             referenced_table, referenced_columns, condition, definition, drop_sql, build_sql,
             adopt_sql, bytes, built is not null
      from tanemaki.suspended where run = ? and restored is null order by position
      """;

  private SuspendedDefinitions() {}

  /** Writes definitions down that the transaction under way drops. */
  public static void write(Session session, long run, List<Definition> definitions) {
    int position =
        (int) session.queryLong("select max(position) from tanemaki.suspended where run = ?", run);
    for (Definition definition : definitions) {
      var shape = Shape.of(definition.what());
      session.execute(
          """
          insert into tanemaki.suspended (run, position, table_schema, table_name, name, kind,
            columns, referenced_schema, referenced_table, referenced_columns, condition,
            definition, drop_sql, build_sql, adopt_sql, bytes)
          values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
          run,
          ++position,
          definition.table().schema(),
          definition.table().name(),
          definition.name(),
          shape.kind(),
          shape.columns(),
          shape.referenced().schema(),
          shape.referenced().name(),
          shape.referencedColumns(),
          shape.condition(),
          shape.definition(),
          definition.drop(),
          definition.build(),
          definition.adopt(),
          definition.bytes());
    }
  }

  /** What a run has left aside, in the order of bringing it back. */
  public static List<Entry> of(Session session, long run) {
    return LedgerSchema.current(session)
        ? session.query(ENTRY, SuspendedDefinitions::entry, run)
        : List.of();
  }

  /** How many definitions each run has left aside, where it has. */
  static Map<Long, Integer> outstanding(Session session) {
    var counts = new HashMap<Long, Integer>();
    if (LedgerSchema.current(session)) {
      session.forEach(
          "select run, count(*) from tanemaki.suspended where restored is null group by run",
          row -> counts.put(row.longValue(1), row.intValue(2)));
    }
    return counts;
  }

  /**
   * Gives what other runs have left aside of these tables to a run that will bring it back, with
   * what the catalog said before it went.
   */
  public static void takeOver(Session session, List<Long> others, long run) {
    for (long other : others) {
      session.execute(
          """
          update tanemaki.suspended s set run = ?, position = s.position + (
            select coalesce(max(position), 0) from tanemaki.suspended where run = ?)
          where s.run = ? and s.restored is null
          """,
          run,
          run,
          other);
      if (Ledger.samePlan(session, run, other)) {
        // Of other tables it would say what nobody compares it with.
        Ledger.describe(session, run, Ledger.description(session, other));
      }
    }
  }

  /** Runs that have left something of these tables aside. */
  public static List<Long> runsOf(Session session, List<TableName> tables) {
    return LedgerSchema.current(session)
        ? session.query(
            """
            select distinct run from tanemaki.suspended
            where restored is null
              and to_regclass(format('%I.%I', table_schema, table_name)) = any
                (select to_regclass(t) from unnest(cast(? as text[])) t)
            order by run
            """,
            row -> row.longValue(1), tables.stream().map(TableName::sql).toList())
        : List.of();
  }

  /** Locks a line for the transaction under way and says whether it is still as it was read. */
  public static boolean take(Session session, long run, Entry entry) {
    return session
        .queryOne(
            """
            select (built is not null) = ? and restored is null from tanemaki.suspended
            where run = ? and position = ? for update
            """,
            row -> row.bool(1),
            entry.built(),
            run,
            entry.position())
        .orElse(false);
  }

  /** Its index is there; in the transaction that builds it. */
  public static void built(Session session, long run, Entry entry) {
    session.execute(
        "update tanemaki.suspended set built = clock_timestamp() where run = ? and position = ?",
        run,
        entry.position());
  }

  /** It is what it was; in the transaction that makes it so. */
  public static void restored(Session session, long run, Entry entry) {
    session.execute(
        """
        update tanemaki.suspended set built = coalesce(built, clock_timestamp()),
          restored = clock_timestamp()
        where run = ? and position = ?
        """,
        run,
        entry.position());
  }

  /** The tables as they were, and will be again, with all that the run has left aside. */
  public static Schema complete(Session session, long run, Schema present) {
    return complete(session, List.of(run), present);
  }

  /** The same for what several runs have left aside. */
  public static Schema complete(Session session, List<Long> runs, Schema present) {
    List<Entry> aside = runs.stream().flatMap(run -> of(session, run).stream()).toList();
    return aside.isEmpty()
        ? present
        : new Schema(present.tables().stream().map(table -> complete(table, aside)).toList());
  }

  /** The same for whatever runs have left aside of these tables, as far as the ledger tells. */
  public static Schema complete(Session session, Schema present) {
    return LedgerSchema.mayRead(session)
        ? complete(
            session, runsOf(session, present.tables().stream().map(Table::name).toList()), present)
        : present;
  }

  private static Table complete(Table table, List<Entry> aside) {
    return table.with(
        aside.stream()
            .map(Entry::definition)
            .filter(d -> d.table().equals(table.name()))
            .map(Definition::what)
            .toList());
  }

  private static Entry entry(Row row) {
    var table = new TableName(row.string(2), row.string(3));
    String name = row.string(4);
    List<String> columns = row.strings(6);
    Movable what =
        switch (row.string(5)) {
          case "primary key" -> new Key(name, true, columns);
          case "unique" -> new Key(name, false, columns);
          case "foreign key" ->
              new ForeignKey(
                  name, columns, new TableName(row.string(7), row.string(8)), row.strings(9));
          case "unique index" -> new Index(name, true, row.string(11), columns, row.string(10));
          case "index" -> new Index(name, false, row.string(11), columns, row.string(10));
          default -> throw new IllegalStateException("unknown kind " + row.string(5));
        };
    var definition =
        new Definition(
            table, what, row.string(12), row.strings(13), row.strings(14), row.longValue(15));
    if (!RestoreStatements.areOf(definition)) {
      throw Problem.refused(
              "The ledger of this database was changed by hand",
              "what it would bring %s of %s back with is not what Tanemaki wrote"
                  .formatted(name, table),
              "Bring the schema tanemaki back from a backup, or make it again by hand and delete"
                  + " its line in tanemaki.suspended.")
          .asException();
    }
    return new Entry(row.intValue(1), definition, row.bool(16));
  }

  /** What the ledger's columns hold of each kind. */
  private record Shape(
      String kind,
      List<String> columns,
      TableName referenced,
      List<String> referencedColumns,
      String condition,
      String definition) {

    private static final TableName NONE = new TableName("", "");

    static Shape of(Movable what) {
      return switch (what) {
        case Key key ->
            new Shape(
                key.primary() ? "primary key" : "unique", key.columns(), NONE, List.of(), "", "");
        case ForeignKey key ->
            new Shape(
                "foreign key", key.columns(), key.referenced(), key.referencedColumns(), "", "");
        case Index index ->
            new Shape(
                index.unique() ? "unique index" : "index",
                index.values(),
                NONE,
                List.of(),
                index.condition(),
                index.definition());
      };
    }
  }
}
