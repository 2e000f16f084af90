package dev.tanemaki.run;

import dev.tanemaki.database.Target;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.telemetry.OshiProbe;
import java.util.List;

/** Starts runs and knows those of the past. Safe from any thread. */
public final class RunService {

  private final OshiProbe machine;

  /**
   * @param machine shared by all runs of the process
   */
  public RunService(OshiProbe machine) {
    this.machine = machine;
  }

  /**
   * Starts a run in the background and returns at once. Whatever goes wrong, from a server that
   * cannot be reached on, ends the run as {@link RunState.Failed}.
   */
  public Run start(Target target, Plan plan, RunOptions options) {
    throw new UnsupportedOperationException("not yet " + machine);
  }

  /**
   * Goes on with an interrupted run in the background: its plan, seed and options are those of the
   * ledger, batches that are in are not made again. Returns at once; fails as {@link #start} does.
   */
  public Run resume(Target target, long run) {
    throw new UnsupportedOperationException("not yet");
  }

  /**
   * The runs of a target, newest first; empty where the target has no ledger. Blocks.
   *
   * @throws dev.tanemaki.problem.ProblemException when the target cannot be read
   */
  public List<RunRecord> list(Target target) {
    throw new UnsupportedOperationException("not yet");
  }
}
