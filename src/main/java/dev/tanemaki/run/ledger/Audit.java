package dev.tanemaki.run.ledger;

import dev.tanemaki.database.Session;
import java.util.Locale;

/** Who did what to which run: a line in the ledger, in the transaction of the act. */
public final class Audit {

  /** What an operator does to a run. */
  public enum Act {
    START,
    PAUSE,
    /** After a pause, in the same process. */
    CONTINUE,
    /** In another process, after an end before the end. */
    RESUME,
    CANCEL,
    UNDO,
    RESTORE
  }

  private Audit() {}

  public static void write(Session session, Act act, long run) {
    write(session, act, run, 0);
  }

  /**
   * @param ago seconds since it was done
   */
  public static void write(Session session, Act act, long run, double ago) {
    session.execute(
        "insert into tanemaki.audit (at, act, run, host)"
            + " values (clock_timestamp() - make_interval(secs => ?), ?, ?, ?)",
        ago,
        act.name().toLowerCase(Locale.ROOT),
        run,
        Client.host());
  }
}
