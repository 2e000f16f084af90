package dev.tanemaki.database;

import dev.tanemaki.problem.Code;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.schema.TableName;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Parser;

/** Runs a script of several statements, all of it or nothing. */
public final class DdlScript {

  private static final int EXCERPT = 60;

  private DdlScript() {}

  /**
   * Runs the script with the schema, which must exist, first on the search path: in the transaction
   * under way, or in one of its own where there is none.
   *
   * @param script statements with semicolons between them
   * @throws dev.tanemaki.problem.ProblemException refused, when the role may not create tables
   *     there; failed, when a statement fails, with its number and beginning: nothing of the script
   *     stays
   */
  public static void run(Session session, String schema, String script) {
    List<NativeQuery> statements = split(script);
    requireCreate(session, schema);
    if (session.inTransaction()) {
      runAll(session, schema, statements);
    } else {
      session.inTransaction(
          s -> {
            runAll(s, schema, statements);
            return null;
          });
    }
  }

  private static void runAll(Session session, String schema, List<NativeQuery> statements) {
    session.execute("set local search_path to " + TableName.quote(schema) + ", public");
    for (int i = 0; i < statements.size(); i++) {
      runOne(session, i + 1, statements.get(i).nativeSql);
    }
    session.execute("set local search_path to default");
  }

  private static void runOne(Session session, int number, String statement) {
    try {
      session.execute(statement);
    } catch (ServerException e) {
      Problem said = e.problem();
      String why = said.why().isEmpty() ? said.what() : said.why();
      throw new ServerException(
          new Problem(
              said.kind(),
              "Statement " + number + " of the schema's script failed",
              why + " (" + excerpt(statement) + ")",
              said.next()),
          e.sqlState(),
          e.errorClass(),
          e.detail(),
          e);
    }
  }

  /** Said before anything is tried, because the server would name only the first table. */
  private static void requireCreate(Session session, String schema) {
    Boolean may =
        session
            .queryOne(
                """
                select pg_catalog.has_schema_privilege(oid, 'CREATE')
                from pg_catalog.pg_namespace where nspname = ?
                """,
                row -> row.bool(1),
                schema)
            .orElseThrow(
                () ->
                    Problem.refused(
                            "The schema \"" + schema + "\" does not exist",
                            "",
                            "Create it: create schema " + TableName.quote(schema) + ";")
                        .asException());
    if (!may) {
      String user = session.queryOne("select current_user", row -> row.string(1)).orElse("");
      String grant =
          "GRANT USAGE, CREATE ON SCHEMA %s TO %s;"
              .formatted(TableName.quote(schema), TableName.quote(user));
      throw Problem.refused(
              "Role \"" + user + "\" may not create tables",
              "it lacks the privilege CREATE on schema \"" + schema + "\"",
              "Let its owner run: " + grant)
          .as(Code.MAY_NOT_CREATE_TABLES, user, schema, grant)
          .asException();
    }
  }

  private static List<NativeQuery> split(String script) {
    try {
      return Parser.parseJdbcSql(script, true, false, true, false, false).stream()
          .filter(statement -> !statement.nativeSql.isBlank())
          .toList();
    } catch (SQLException e) {
      throw Problem.usage("The schema's script cannot be read", String.valueOf(e.getMessage()), "")
          .asException(e);
    }
  }

  private static String excerpt(String statement) {
    String line =
        statement
            .lines()
            .map(String::strip)
            .filter(l -> !l.isEmpty() && !l.startsWith("--"))
            .findFirst()
            .orElse("");
    return line.length() <= EXCERPT ? line : line.substring(0, EXCERPT) + "…";
  }
}
