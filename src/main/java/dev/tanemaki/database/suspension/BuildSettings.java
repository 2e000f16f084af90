package dev.tanemaki.database.suspension;

import dev.tanemaki.database.Session;

/** What is set for a transaction that builds an index or validates a foreign key. */
public final class BuildSettings {

  private static final String MEMORY =
      """
      select set_config('maintenance_work_mem', '%1$dMB', true)
      where pg_size_bytes(current_setting('maintenance_work_mem')) < %1$d * 1024 * 1024
      """;

  private BuildSettings() {}

  /** Lets it sort in so much memory; what the server is set to counts where that is more. */
  public static void sortInMegabytes(Session session, int megabytes) {
    session.query(MEMORY.formatted(megabytes), row -> null);
  }

  /**
   * Several builds at a time fill the processors better than helpers that one build waits for. Only
   * where the server runs on this machine do the connections tell how many processors it has.
   */
  public static void withoutHelpersOnThisMachine(Session session) {
    boolean thisMachine =
        session
            .queryOne(
                "select inet_server_addr() is null or inet_server_addr() = inet_client_addr()",
                row -> row.bool(1))
            .orElse(false);
    if (thisMachine) {
      session.execute("set local max_parallel_maintenance_workers = 0");
    }
  }
}
