package dev.tanemaki.database;

import java.util.HashMap;

/** Asks a server what it is. */
final class ServerInfoReader {

  private ServerInfoReader() {}

  static ServerInfo read(Session session) {
    var settings = new HashMap<String, String>();
    session.query(
        """
        select name, current_setting(name, true) from pg_catalog.pg_settings
        where name = any (?)
        """,
        row -> settings.put(row.string(1), row.isNull(2) ? "" : row.string(2)),
        ServerInfo.SETTINGS);
    return session
        .query(
            """
            select current_setting('server_version_num'), current_setting('server_version'),
                   current_database(), current_user,
                   (select rolsuper from pg_catalog.pg_roles where rolname = current_user),
                   pg_catalog.pg_is_in_recovery()
                     or current_setting('default_transaction_read_only') = 'on'
            """,
            row ->
                new ServerInfo(
                    row.intValue(1),
                    row.string(2),
                    row.string(3),
                    row.string(4),
                    row.bool(5),
                    row.bool(6),
                    settings))
        .getFirst();
  }
}
