package dev.tanemaki.database;

import java.util.Map;

/**
 * The server behind a target, as it was when the database was opened.
 *
 * @param versionNumber as {@code server_version_num}: 180001 is 18.1
 * @param version as the server writes it, such as {@code 18.1}
 * @param database the database's name
 * @param user the role that connected
 * @param superuser whether that role may do anything
 * @param readOnly whether the server takes no writes: a standby, or read-only by default
 * @param settings the settings that matter to a load, as {@code SHOW} prints them; a setting the
 *     role may not see is missing
 */
public record ServerInfo(
    int versionNumber,
    String version,
    String database,
    String user,
    boolean superuser,
    boolean readOnly,
    Map<String, String> settings) {

  public ServerInfo {
    settings = Map.copyOf(settings);
  }

  public int majorVersion() {
    return versionNumber / 10_000;
  }

  /** Sessions the server takes altogether, those reserved for superusers included. */
  public int maxConnections() {
    return Integer.parseInt(settings.getOrDefault("max_connections", "100"));
  }
}
