package dev.tanemaki.run.ledger;

import dev.tanemaki.database.Session;
import java.util.regex.Pattern;

/**
 * Where a run was begun. A ledger can be carried elsewhere, by a dump or a logical copy, and
 * nothing in it then says that the rows came along, or that those there with the same keys are
 * those of the run.
 *
 * @param server the identifier that the server got when it was made and that its standbys share;
 *     empty where the role may not read it
 * @param database the number of the database on that server; 0 where nobody wrote it down
 */
public record Home(String server, long database) {

  private static final Pattern WRITTEN = Pattern.compile("(\\d*)/(\\d{1,10})");

  /** The database behind a session. */
  static Home of(Session session) {
    // Asked first: merely planning the call needs the privilege, which all have by default.
    boolean readable =
        session
            .queryOne(
                "select has_function_privilege('pg_catalog.pg_control_system()', 'execute')",
                row -> row.bool(1))
            .orElse(false);
    String server =
        readable
            ? session
                .queryOne(
                    "select system_identifier::text from pg_catalog.pg_control_system()",
                    row -> row.string(1))
                .orElse("")
            : "";
    return new Home(
        server,
        session.queryLong(
            "select oid::bigint from pg_catalog.pg_database where datname = current_database()"));
  }

  /** As the ledger keeps it; where it does not, nothing is known. */
  static Home parse(String text) {
    var written = WRITTEN.matcher(text);
    if (written.matches()) {
      return new Home(written.group(1), Long.parseLong(written.group(2)));
    }
    return new Home(text, 0);
  }

  String text() {
    return server + "/" + database;
  }

  /** For people. */
  @Override
  public String toString() {
    return "database %d of server %s".formatted(database, server.isEmpty() ? "?" : server);
  }

  /** Whether nothing that is known of both tells them apart. */
  boolean mayBe(Home other) {
    return (database == 0 || other.database == 0 || database == other.database)
        && (server.isEmpty() || other.server.isEmpty() || server.equals(other.server));
  }
}
