package dev.tanemaki.database;

import java.util.List;
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

  /** The settings that matter to a load. */
  public static final List<String> SETTINGS =
      List.of(
          "block_size",
          "checkpoint_timeout",
          "data_checksums",
          "effective_io_concurrency",
          "fsync",
          "full_page_writes",
          "lc_collate",
          "maintenance_work_mem",
          "max_connections",
          "max_parallel_maintenance_workers",
          "max_wal_size",
          "max_worker_processes",
          "server_encoding",
          "shared_buffers",
          "superuser_reserved_connections",
          "synchronous_commit",
          "TimeZone",
          "wal_compression",
          "wal_level",
          "work_mem");

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
