package dev.tanemaki.run.ledger;

import dev.tanemaki.database.ServerException;
import dev.tanemaki.database.Session;
import java.util.Optional;

/**
 * The advisory lock that says which session keeps a run. A process that dies gives it up with its
 * connection.
 */
public final class RunLock {

  /** First half of the lock's key, "tane"; the second half is the run. */
  private static final int KEY = 0x74616e65;

  /** Whether somebody holds the lock of run {@code e.run}, as a SQL expression. */
  static final String HELD =
      """
      exists (select from pg_catalog.pg_locks l
        where l.locktype = 'advisory' and l.classid = %d and l.objid = e.run::oid
          and l.objsubid = 2 and l.granted
          and l.database = (select oid from pg_catalog.pg_database
                            where datname = current_database()))
      """
          .formatted(KEY);

  /** The server takes a moment to notice that a process has died. */
  private static final String PATIENCE = "2s";

  private RunLock() {}

  /**
   * Locks the run for the session; false where another session keeps it.
   *
   * @throws ServerException whatever else the server says
   */
  public static boolean take(Session session, long run) {
    session.begin();
    session.execute("set local lock_timeout = '" + PATIENCE + "'");
    try {
      session.query("select pg_advisory_lock(?, ?)", row -> null, KEY, Math.toIntExact(run));
      session.commit();
      return true;
    } catch (ServerException e) {
      session.rollback();
      if (!e.lockTimedOut()) {
        throw e;
      }
      return false;
    }
  }

  /** Role, client and since when; empty where the lock is free or the role may not see it. */
  public static Optional<String> holder(Session session, long run) {
    return session.queryOne(
        """
        select coalesce(a.usename, '?') || ' from ' || coalesce(host(a.client_addr), 'the server')
          || ', since ' || to_char(a.backend_start, 'YYYY-MM-DD HH24:MI:SS')
        from pg_catalog.pg_locks l left join pg_catalog.pg_stat_activity a using (pid)
        where l.locktype = 'advisory' and l.classid = ? and l.objid = ? and l.objsubid = 2
          and l.granted
          and l.database = (select oid from pg_catalog.pg_database
                            where datname = current_database())
        """,
        row -> row.string(1),
        KEY,
        run);
  }

  /** Gives up whatever the session has locked so. */
  public static Void release(Session session) {
    session.query("select pg_advisory_unlock_all()", row -> null);
    return null;
  }
}
