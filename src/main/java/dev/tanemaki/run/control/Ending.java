package dev.tanemaki.run.control;

import dev.tanemaki.database.Database;
import dev.tanemaki.run.RunRecord.Status;
import dev.tanemaki.run.ledger.Ledger;
import dev.tanemaki.telemetry.Throughput;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
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
  private final Throughput part;

  /**
   * @param run its number, 0 where the run ended before the ledger knew it
   * @param retries how often something was tried again
   * @param acts of the operator, of which the end may be the last
   * @param part what came in since the run began or went on
   */
  public Ending(long run, RunControl control, long retries, Acts acts, Throughput part) {
    this.run = run;
    this.control = control;
    this.retries = retries;
    this.acts = acts;
    this.part = part;
  }

  /**
   * All is in; that this cannot be written down fails the run.
   *
   * @return the throughput of all its parts
   */
  public Throughput finished(Sessions sessions, Status status) {
    return sessions.with(
        session -> {
          acts.write(session, run);
          return Ledger.end(session, run, status, "", retries, part);
        });
  }

  /**
   * Writes it down where the ledger can still be reached; otherwise the run stays open there.
   *
   * @return the throughput of all its parts; where the ledger cannot tell, of this one
   */
  public Throughput stopped(Database database, Status status, String error) {
    if (run == 0) {
      return part;
    }
    var whole = new CompletableFuture<Throughput>();
    bounded(
        () -> {
          try {
            database.with(
                session -> {
                  acts.write(session, run);
                  whole.complete(Ledger.end(session, run, status, error, retries, part));
                  return null;
                });
          } catch (RuntimeException e) {
            LOG.warn("The ledger of run {} could not be brought up to date", run, e);
          }
        });
    return whole.getNow(part);
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
