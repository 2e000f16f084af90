package dev.tanemaki.run;

import dev.tanemaki.database.ServerException;
import dev.tanemaki.database.Session;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.schema.TableName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Makes the ledger's tables, a version at a time: version n is the script {@code ledger-n.sql} on
 * top of version n − 1.
 */
final class LedgerSchema {

  static final int VERSION = 1;

  /** Two processes that meet an empty database must not both make the ledger. */
  private static final long LOCK = 0x74616e656d616b69L;

  private LedgerSchema() {}

  /** Whether the database has a ledger at all. */
  static boolean present(Session session) {
    return session.queryLong("select count(to_regclass('tanemaki.version'))") > 0;
  }

  /**
   * Makes or upgrades the ledger where that is needed, and sees that the role may write it.
   *
   * @throws dev.tanemaki.problem.ProblemException refused, with the statement to run
   */
  static void ensure(Session session) {
    if (!present(session) || version(session) < VERSION) {
      try {
        session.inTransaction(LedgerSchema::upgrade);
      } catch (ServerException e) {
        throw e.sqlState().equals("42501") ? mayNotCreate(session, e) : e;
      }
    }
    readable(session);
    long writable =
        session.queryLong(
            """
            select count(*) from unnest(array['execution', 'extent', 'batch']) t(name)
            where has_table_privilege('tanemaki.' || name, 'insert')
              and has_table_privilege('tanemaki.' || name, 'select')
              and has_table_privilege('tanemaki.' || name, 'update')
            """);
    if (writable < 3) {
      throw mayNotWrite(session);
    }
  }

  /**
   * Sees that a ledger that is there can be read by this version of Tanemaki.
   *
   * @throws dev.tanemaki.problem.ProblemException refused, with the reason
   */
  static void readable(Session session) {
    boolean allowed =
        session.queryOne("select has_schema_privilege('tanemaki', 'usage')", r -> r.bool(1)).get();
    if (!allowed) {
      throw mayNotWrite(session);
    }
    long version = version(session);
    if (version > VERSION) {
      throw Problem.refused(
              "The ledger of this database is of a newer Tanemaki",
              "it has version " + version + ", this Tanemaki knows versions up to " + VERSION,
              "Use the newer Tanemaki here.")
          .asException();
    }
    long tables =
        session.queryLong(
            """
            select count(*) from unnest(array['execution', 'extent', 'batch']) t(name)
            where to_regclass('tanemaki.' || name) is not null
            """);
    if (tables < 3) {
      throw Problem.refused(
              "The ledger of this database is damaged",
              "tables of the schema tanemaki are missing",
              "Bring them back from a backup, or drop the schema tanemaki: loaded rows stay, but"
                  + " runs of the past can then not be resumed.")
          .asException();
    }
  }

  private static Void upgrade(Session session) {
    session.query("select pg_advisory_xact_lock(?)", row -> null, LOCK);
    // Looked up by hand: CREATE SCHEMA IF NOT EXISTS asks for the privilege even where it exists.
    if (session.queryLong("select count(to_regnamespace('tanemaki'))") == 0) {
      session.execute("create schema tanemaki");
    }
    long present = present(session) ? version(session) : 0;
    for (int next = (int) present + 1; next <= VERSION; next++) {
      session.execute(script(next));
      session.execute("insert into tanemaki.version (version) values (?)", next);
    }
    return null;
  }

  private static long version(Session session) {
    try {
      return session.queryLong("select max(version) from tanemaki.version");
    } catch (ServerException e) {
      throw e.sqlState().equals("42501") ? mayNotWrite(session) : e;
    }
  }

  private static RuntimeException mayNotCreate(Session session, ServerException cause) {
    String role = role(session);
    String database =
        TableName.quote(session.queryOne("select current_database()", r -> r.string(1)).get());
    boolean schemaThere = session.queryLong("select count(to_regnamespace('tanemaki'))") > 0;
    return Problem.refused(
            "The ledger cannot be created",
            "role " + role + " may not create " + (schemaThere ? "tables in tanemaki" : "a schema"),
            schemaThere
                ? "Let its owner run: GRANT USAGE, CREATE ON SCHEMA tanemaki TO " + role + ";"
                : "Let an administrator run: GRANT CREATE ON DATABASE "
                    + database
                    + " TO "
                    + role
                    + ";")
        .asException(cause);
  }

  private static RuntimeException mayNotWrite(Session session) {
    String role = role(session);
    return Problem.refused(
            "The ledger cannot be written",
            "role " + role + " lacks privileges on the schema tanemaki",
            "Let its owner run: GRANT USAGE ON SCHEMA tanemaki TO "
                + role
                + "; GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA tanemaki TO "
                + role
                + ";")
        .asException();
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
