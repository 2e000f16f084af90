package dev.tanemaki.run;

import dev.tanemaki.problem.Problem;
import java.util.Optional;

/** Where a run is. The last three are final. */
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

  record Finished(RunSummary summary) implements RunState {}

  record Cancelled(RunSummary summary) implements RunState {}

  record Failed(Problem problem, RunSummary summary) implements RunState {}

  default boolean ended() {
    return switch (this) {
      case Preparing(), Loading(), Paused(_), Restoring(), Undoing(), Verifying() -> false;
      case Finished(var s) -> true;
      case Cancelled(var s) -> true;
      case Failed(var p, var s) -> true;
    };
  }
}
