package dev.tanemaki.run;

import dev.tanemaki.telemetry.Snapshot;
import dev.tanemaki.verify.alert.Alert;
import dev.tanemaki.verify.check.DistributionCheck;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One execution of a plan as its operator sees it. Every method returns at once, save {@link
 * #awaitEnd}; all are safe from any thread. Poll {@link #state}, {@link #snapshot} and the others
 * as often as you can draw.
 */
public interface Run {

  /** Its number in the ledger; 0 before the ledger knows it. */
  long number();

  RunState state();

  Snapshot snapshot();

  /** The constraint checks as they stand: pending, enforced by the server so far, verified. */
  List<CheckProgress> checks();

  /** The distributions of the plan against the rows; empty before the verification. */
  List<DistributionCheck> distributions();

  /** What was read back while rows came in; empty where nothing is. */
  Optional<LiveProgress> live();

  /** What is over its limit: while rows come in as far as a sample tells, at the end of all. */
  List<Alert> alerts();

  /** What happened, oldest first; at most the last thousand lines. */
  List<LogLine> log();

  /** Holds all workers before their next batch. */
  void pause();

  /** Lets paused workers go on. */
  void resume();

  /** Ends the run within two seconds; committed batches stay, an open one is rolled back. */
  void cancel();

  /** Waits for the end; empty when the time is over first. */
  Optional<RunState.Ended> awaitEnd(Duration atMost) throws InterruptedException;
}
