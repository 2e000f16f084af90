package dev.tanemaki.run;

import dev.tanemaki.problem.Problem;
import java.util.Optional;

/** Where a run is; the states of {@link Ended} are final. */
public sealed interface RunState {

  /** Connecting, comparing the schema, compiling the plan. */
  record Preparing() implements RunState {}

  record Loading() implements RunState {}

  /**
   * Workers hold between batches.
   *
   * @param problem what the server needs before the run can go on; empty where the operator wanted
   *     the pause
   */
  record Paused(Optional<Problem> problem) implements RunState {}

  /** Indexes and foreign keys that had stepped aside come back. */
  record Restoring() implements RunState {}

  /** Removing what a run had loaded. */
  record Undoing() implements RunState {}

  record Verifying() implements RunState {}

  /** Nothing happens any more. */
  sealed interface Ended extends RunState {

    /** What it came to until then. */
    RunSummary summary();
  }

  record Finished(RunSummary summary) implements Ended {}

  record Cancelled(RunSummary summary) implements Ended {}

  record Failed(Problem problem, RunSummary summary) implements Ended {}

  default boolean ended() {
    return this instanceof Ended;
  }
}
