package dev.tanemaki.run.control;

import dev.failsafe.Execution;
import dev.failsafe.RetryPolicy;
import dev.tanemaki.database.ServerException;
import dev.tanemaki.telemetry.Telemetry;
import java.time.Duration;

/**
 * How a run tries again what failed for a reason that passes by itself: at once first, then after
 * pauses that double and are never quite the same, so that many workers do not come back together.
 */
public final class Retry {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final double JITTER = 0.3;

  /**
   * A server that is away takes some minutes to come back; one that takes longer needs somebody.
   */
  private static final int TRIES = 40;

  private final RetryPolicy<Object> policy =
      RetryPolicy.builder()
          .handleIf(e -> e instanceof ServerException s && s.errorClass().retriable())
          .withBackoff(FIRST_PAUSE, LONGEST_PAUSE)
          .withJitter(JITTER)
          .withMaxAttempts(TRIES)
          .build();
  private final RunControl control;
  private final Telemetry telemetry;
  private final RunLog log;

  public Retry(RunControl control, Telemetry telemetry, RunLog log) {
    this.control = control;
    this.telemetry = telemetry;
    this.log = log;
  }

  /** The tries of one piece of work. */
  public Tries of(String work) {
    return new Tries(work);
  }

  /** Counts the tries of one piece of work; for one thread. */
  public final class Tries {

    private final String work;
    private final Execution<Object> execution = Execution.of(policy);

    private Tries(String work) {
      this.work = work;
    }

    /** How often it has failed. */
    public int failed() {
      return execution.getAttemptCount();
    }

    /**
     * It failed: returns when it is time to try again.
     *
     * @throws ServerException the failure, where trying again makes no sense, or not any more
     * @throws StoppedException when the run is to end first
     */
    public void failed(ServerException failure) {
      execution.recordException(failure);
      if (execution.isComplete()) {
        throw failure;
      }
      telemetry.retried();
      Duration pause = execution.getDelay();
      String text =
          "%s: %s; trying again in %.1f s (%d)"
              .formatted(work, failure.problem().what(), pause.toMillis() / 1e3, failed());
      if (failed() == 1) {
        log.attention("%s", text);
      } else {
        log.info("%s", text);
      }
      control.rest(pause);
    }

    /** It succeeded; told where that took more than one try. */
    public void succeeded() {
      if (failed() > 0) {
        log.info("%s: in after %d tries", work, failed() + 1);
      }
    }
  }
}
