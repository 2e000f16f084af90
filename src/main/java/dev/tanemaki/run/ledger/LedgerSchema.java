package dev.tanemaki.run.ledger;

import dev.tanemaki.database.Migrations;
import dev.tanemaki.database.Session;
import dev.tanemaki.problem.Code;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.schema.TableName;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the ledger's tables, a version at a time: version n is the migration {@code
 * ledger/Vn__…sql} on top of version n − 1. What is there is looked up in the catalog rather than
 * by name, as the server refuses to name anything in a schema that the role may not use.
 */
public final class LedgerSchema {

  /** The tables that each version has added, the first version first. */
  private static final List<List<String>> ADDED =
      List.of(
          List.of("execution", "extent", "batch"),
          List.of("audit", "verification"),
          List.of("suspended"),
          List.of("forecast"),
          List.of(),
          List.of("alert"),
          List.of(),
          List.of());

  static final int VERSION = ADDED.size();

  /** Two processes that meet an empty database must not both make the ledger. */
  private static final long LOCK = 0x74616e656d616b69L;

  /** Where ledgers kept their version before {@link Migrations#HISTORY}. */
  private static final String FORMER_HISTORY = "version";

  private static final String TABLES =
      """
      from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'tanemaki' and c.relname in (%s)
      """
          .formatted(
              Stream.concat(
                      Stream.of(Migrations.HISTORY, FORMER_HISTORY),
                      ADDED.stream().flatMap(List::stream))
                  .map(table -> "'" + table + "'")
                  .collect(Collectors.joining(", ")));

  private static final List<String> WRITE = List.of("SELECT", "INSERT", "UPDATE");

  private LedgerSchema() {}

  /** All tables of the ledger; each has a column {@code run}. */
  static List<String> all() {
    return ADDED.stream().flatMap(List::stream).toList();
  }

  /** Whether the database has a ledger at all. */
  public static boolean present(Session session) {
    return !tables(session).isEmpty();
  }

  /**
   * Makes or upgrades the ledger where that is needed, and sees that the role may write it. In the
   * transaction under way, with which it stays or goes.
   *
   * @throws dev.tanemaki.problem.ProblemException refused, with the statement to run
   */
  public static void ensure(Session session) {
    ensure(session, WRITE);
  }

  /**
   * The same, where the role is to have these privileges on the ledger's tables.
   *
   * @throws dev.tanemaki.problem.ProblemException refused, with the statement to run
   */
  public static void ensure(Session session, List<String> privileges) {
    if (sound(session, privileges) < VERSION) {
      session.query("select pg_advisory_xact_lock(?)", row -> null, LOCK);
      // Looked at again: whoever had the lock before has perhaps done it.
      int version = sound(session, privileges);
      if (version < VERSION) {
        upgrade(session, version);
        requireAllowed(session, privileges);
      }
    }
  }

  /**
   * Sees that a ledger that is there can be read, by this role and this version of Tanemaki.
   *
   * @throws dev.tanemaki.problem.ProblemException refused, with the reason
   */
  public static void readable(Session session) {
    sound(session, List.of("SELECT"));
  }

  /**
   * Sees that a ledger that is there can be written, without touching it.
   *
   * @throws dev.tanemaki.problem.ProblemException refused, with the statement to run
   */
  public static void requireWritable(Session session) {
    sound(session, WRITE);
  }

  /** Whether there is a ledger that the role may read; refuses nothing. */
  static boolean mayRead(Session session) {
    return session
        .queryOne(
            """
            select bool_and(has_schema_privilege(n.oid, 'usage')
                            and has_table_privilege(c.oid, 'select'))
            """
                + TABLES,
            row -> row.bool(1))
        .orElse(false);
  }

  /** Whether a ledger that is there has everything that this version of Tanemaki keeps. */
  static boolean current(Session session) {
    return version(session, tables(session)) == VERSION;
  }

  /**
   * The version of the ledger, which the role may use and which has its tables; 0 where there is
   * none, but the role may make it.
   */
  private static int sound(Session session, List<String> privileges) {
    Set<String> tables = tables(session);
    if (tables.isEmpty()) {
      requireCreate(session);
      return 0;
    }
    requireAllowed(session, privileges);
    int version = version(session, tables);
    if (version > VERSION) {
      throw Problem.refused(
              "The ledger of this database is of a newer Tanemaki",
              "it has version " + version + ", this Tanemaki knows versions up to " + VERSION,
              "Use the newer Tanemaki here.")
          .asException();
    }
    String missing =
        ADDED.subList(0, Math.max(1, version)).stream()
            .flatMap(List::stream)
            .filter(table -> !tables.contains(table))
            .collect(Collectors.joining(", "));
    if (version == 0 || !missing.isEmpty()) {
      throw Problem.refused(
              "The ledger of this database is damaged",
              missing.isEmpty()
                  ? "it does not say which version it has"
                  : "tables of the schema tanemaki are missing: " + missing,
              "Bring them back from a backup, or drop the schema tanemaki: loaded rows stay, but"
                  + " runs of the past can then not be resumed.")
          .asException();
    }
    return version;
  }

  private static void upgrade(Session session, int version) {
    if (version > 0) {
      requireOwner(session);
    } else if (!schemaPresent(session)) {
      // Looked up by hand: CREATE SCHEMA IF NOT EXISTS asks for the privilege even where it exists.
      session.execute("create schema tanemaki");
    }
    boolean handMade = version > 0 && !tables(session).contains(Migrations.HISTORY);
    new Migrations("dev/tanemaki/run/ledger", "tanemaki")
        .migrate(session, handMade ? OptionalInt.of(version) : OptionalInt.empty());
  }

  private static Set<String> tables(Session session) {
    return Set.copyOf(session.query("select c.relname " + TABLES, row -> row.string(1)));
  }

  /** 0 where the ledger does not say. */
  private static int version(Session session, Set<String> tables) {
    if (tables.contains(Migrations.HISTORY)) {
      return (int)
          session.queryLong(
              "select max(cast(split_part(version, '.', 1) as integer)) from tanemaki."
                  + Migrations.HISTORY
                  + " where success");
    }
    return tables.contains(FORMER_HISTORY)
        ? (int) session.queryLong("select max(version) from tanemaki.version")
        : 0;
  }

  private static boolean schemaPresent(Session session) {
    return session.queryLong("select count(to_regnamespace('tanemaki'))") > 0;
  }

  private static void requireOwner(Session session) {
    boolean owner =
        session.queryLong(
                "select count(*) "
                    + TABLES
                    + " and not (pg_has_role(c.relowner, 'usage')"
                    + " and has_schema_privilege(n.oid, 'create'))")
            == 0;
    if (!owner) {
      String role = role(session);
      throw Problem.refused(
              "The ledger of this database is of an older Tanemaki",
              "role "
                  + role
                  + " may not bring it up to date, as it does not own its tables and their schema",
              "Let their owner start or resume a run once with this Tanemaki.")
          .asException();
    }
  }

  private static void requireCreate(Session session) {
    boolean schemaPresent = schemaPresent(session);
    boolean allowed =
        session
            .queryOne(
                schemaPresent
                    ? "select has_schema_privilege('tanemaki', 'create')"
                        + " and has_schema_privilege('tanemaki', 'usage')"
                    : "select has_database_privilege(current_database(), 'create')",
                row -> row.bool(1))
            .orElse(false);
    if (allowed) {
      return;
    }
    String role = role(session);
    String database =
        TableName.quote(session.queryOne("select current_database()", r -> r.string(1)).get());
    String grant =
        "GRANT %s TO %s;"
            .formatted(
                schemaPresent
                    ? "USAGE, CREATE ON SCHEMA tanemaki"
                    : "CREATE ON DATABASE " + database,
                role);
    throw Problem.refused(
            "The ledger cannot be created",
            "role "
                + role
                + " may not create "
                + (schemaPresent ? "tables in tanemaki" : "a schema"),
            (schemaPresent ? "Let its owner run: " : "Let an administrator run: ") + grant)
        .as(Code.MAY_NOT_KEEP_LEDGER, role, grant)
        .asException();
  }

  /** Names the statements that are missing, and no others. */
  private static void requireAllowed(Session session, List<String> privileges) {
    var grants = new StringBuilder();
    String role = role(session);
    if (!session
        .queryOne("select has_schema_privilege('tanemaki', 'usage')", r -> r.bool(1))
        .orElse(false)) {
      grants.append(" GRANT USAGE ON SCHEMA tanemaki TO ").append(role).append(';');
    }
    String wanted = String.join(", ", privileges);
    // A list of privileges asks for any of them, so each is asked for by itself.
    long lacking =
        session.queryLong(
            "select count(*) "
                + TABLES
                + " and not (select bool_and(has_table_privilege(c.oid, p)) from unnest(?) p)"
                + " and (c.relname not in (?, ?) or not has_table_privilege(c.oid, 'select'))",
            privileges,
            Migrations.HISTORY,
            FORMER_HISTORY);
    if (lacking > 0) {
      grants
          .append(" GRANT ")
          .append(wanted)
          .append(" ON ALL TABLES IN SCHEMA tanemaki TO ")
          .append(role)
          .append(';');
    }
    if (!grants.isEmpty()) {
      throw Problem.refused(
              "The ledger cannot be " + (privileges.size() > 1 ? "written" : "read"),
              "role " + role + " lacks privileges on the schema tanemaki",
              "Let its owner run:" + grants)
          .as(Code.MAY_NOT_KEEP_LEDGER, role, grants.toString().strip())
          .asException();
    }
  }

  private static String role(Session session) {
    return TableName.quote(session.queryOne("select current_user", r -> r.string(1)).get());
  }
}
