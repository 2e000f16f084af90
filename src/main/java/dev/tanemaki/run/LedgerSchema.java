package dev.tanemaki.run;

import dev.tanemaki.database.Session;
import dev.tanemaki.problem.Code;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.schema.TableName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Makes the ledger's tables, a version at a time: version n is the script {@code ledger-n.sql} on
 * top of version n − 1. Looks them up in the catalog rather than by name, as the server refuses to
 * name anything in a schema that the role may not use.
 */
final class LedgerSchema {

  static final int VERSION = 2;

  /** Two processes that meet an empty database must not both make the ledger. */
  private static final long LOCK = 0x74616e656d616b69L;

  private static final String TABLES =
      """
      from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'tanemaki' and c.relname in ('version', 'execution', 'extent', 'batch',
        'audit', 'verification')
      """;

  private LedgerSchema() {}

  /** Whether the database has a ledger at all. */
  static boolean present(Session session) {
    return session.queryLong("select count(*) " + TABLES + " and c.relname = 'version'") > 0;
  }

  /**
   * Makes or upgrades the ledger where that is needed, and sees that the role may write it. In the
   * transaction under way, with which it stays or goes.
   *
   * @throws dev.tanemaki.problem.ProblemException refused, with the statement to run
   */
  static void ensure(Session session) {
    ensure(session, List.of("SELECT", "INSERT", "UPDATE"));
  }

  /**
   * The same, where the role is to have these privileges on the ledger's tables.
   *
   * @throws dev.tanemaki.problem.ProblemException refused, with the statement to run
   */
  static void ensure(Session session, List<String> privileges) {
    if (present(session)) {
      requireAllowed(session, privileges);
    } else {
      requireCreate(session);
    }
    if (!present(session) || version(session) < VERSION) {
      upgrade(session);
    }
    readable(session);
  }

  /**
   * Sees that a ledger that is there can be read, by this role and this version of Tanemaki.
   *
   * @throws dev.tanemaki.problem.ProblemException refused, with the reason
   */
  static void readable(Session session) {
    requireAllowed(session, List.of("SELECT"));
    long version = version(session);
    if (version > VERSION) {
      throw Problem.refused(
              "The ledger of this database is of a newer Tanemaki",
              "it has version " + version + ", this Tanemaki knows versions up to " + VERSION,
              "Use the newer Tanemaki here.")
          .asException();
    }
    if (session.queryLong("select count(*) " + TABLES) < (version < 2 ? 4 : 6)) {
      throw Problem.refused(
              "The ledger of this database is damaged",
              "tables of the schema tanemaki are missing",
              "Bring them back from a backup, or drop the schema tanemaki: loaded rows stay, but"
                  + " runs of the past can then not be resumed.")
          .asException();
    }
  }

  private static void upgrade(Session session) {
    if (present(session)) {
      requireOwner(session);
    }
    session.query("select pg_advisory_xact_lock(?)", row -> null, LOCK);
    // Looked up by hand: CREATE SCHEMA IF NOT EXISTS asks for the privilege even where it exists.
    if (!schemaPresent(session)) {
      session.execute("create schema tanemaki");
    }
    long present = present(session) ? version(session) : 0;
    for (int next = (int) present + 1; next <= VERSION; next++) {
      session.execute(script(next));
      session.execute("insert into tanemaki.version (version) values (?)", next);
    }
  }

  /** Whether a ledger that is there has everything that this version of Tanemaki keeps. */
  static boolean current(Session session) {
    return version(session) == VERSION;
  }

  private static long version(Session session) {
    return session.queryLong("select max(version) from tanemaki.version");
  }

  private static boolean schemaPresent(Session session) {
    return session.queryLong("select count(to_regnamespace('tanemaki'))") > 0;
  }

  private static void requireOwner(Session session) {
    boolean owner =
        session.queryLong("select count(*) " + TABLES + " and not pg_has_role(c.relowner, 'usage')")
            == 0;
    if (!owner) {
      String role = role(session);
      throw Problem.refused(
              "The ledger of this database is of an older Tanemaki",
              "role " + role + " may not bring it up to date, as it does not own its tables",
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
                + " and (c.relname <> 'version' or not has_table_privilege(c.oid, 'select'))",
            privileges);
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

  private static String script(int version) {
    String name = "ledger-" + version + ".sql";
    try (InputStream in = LedgerSchema.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
