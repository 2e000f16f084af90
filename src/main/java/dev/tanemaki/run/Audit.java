package dev.tanemaki.run;

import dev.tanemaki.database.Session;
import java.util.Locale;

/** Who did what to which run: a line in the ledger, in the transaction of the act. */
final class Audit {

  /** What an operator does to a run. */
  enum Act {
    START,
    RESUME,
    CANCEL,
    UNDO
  }

  private Audit() {}

  static void write(Session session, Act act, long run) {
    session.execute(
        "insert into tanemaki.audit (act, run, host) values (?, ?, ?)",
        act.name().toLowerCase(Locale.ROOT),
        run,
        Client.host());
  }
}
