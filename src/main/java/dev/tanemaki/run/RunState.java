package dev.tanemaki.run;

import dev.tanemaki.problem.Problem;

/** Where a run is. The last three are final. */
public sealed interface RunState {

  /** Connecting, comparing the schema, compiling the plan. */
  record Preparing() implements RunState {}

  record Loading() implements RunState {}

  /** Asked to pause by the operator; workers hold between batches. */
  record Paused() implements RunState {}

  record Verifying() implements RunState {}

  record Finished(RunSummary summary) implements RunState {}

  record Cancelled(RunSummary summary) implements RunState {}

  record Failed(Problem problem, RunSummary summary) implements RunState {}

  default boolean ended() {
    return switch (this) {
      case Preparing(), Loading(), Paused(), Verifying() -> false;
      case Finished(var s) -> true;
      case Cancelled(var s) -> true;
      case Failed(var p, var s) -> true;
    };
  }
}
