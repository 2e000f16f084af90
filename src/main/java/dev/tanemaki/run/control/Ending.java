package dev.tanemaki.run.control;

import dev.tanemaki.database.Database;
import dev.tanemaki.run.RunRecord.Status;
import dev.tanemaki.run.ledger.Ledger;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a run's end into the ledger, and does what may hang where the server does without hanging
 * itself: a cancel is promised to take two seconds at most.
 */
public final class Ending {

  private static final Logger LOG = LoggerFactory.getLogger(Ending.class);
  private static final long CANCEL_NANOS = TimeUnit.MILLISECONDS.toNanos(1_700);
  private static final long LEAST_PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final long CLOSING_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final long run;
  private final RunControl control;
  private final long retries;
  private final Acts acts;

  /**
   * @param run its number, 0 where the run ended before the ledger knew it
   * @param retries how often something was tried again
   * @param acts of the operator, of which the end may be the last
   */
  public Ending(long run, RunControl control, long retries, Acts acts) {
    this.run = run;
    this.control = control;
    this.retries = retries;
    this.acts = acts;
  }

  /** All is in; that this cannot be written down fails the run. */
  public void finished(Sessions sessions, Status status) {
    sessions.with(
        session -> {
          acts.write(session, run);
          Ledger.end(session, run, status, "", retries);
          return null;
        });
  }

  /** Writes it down where the ledger can still be reached; otherwise the run stays open there. */
  public void stopped(Database database, Status status, String error) {
    if (run == 0) {
      return;
    }
    bounded(
        () -> {
          try {
            database.with(
                session -> {
                  acts.write(session, run);
                  Ledger.end(session, run, status, error, retries);
                  return null;
                });
          } catch (RuntimeException e) {
            LOG.warn("The ledger of run {} could not be brought up to date", run, e);
          }
        });
  }

  /** Does something and waits for it as long as the operator would. */
  public void bounded(Runnable work) {
    Thread thread = Thread.ofPlatform().daemon().name("tanemaki-closing").start(work);
    long patience =
        control.cancelled()
            ? Math.max(LEAST_PATIENCE_NANOS, CANCEL_NANOS - control.waiting())
            : CLOSING_NANOS;
    try {
      thread.join(Duration.ofNanos(patience));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
