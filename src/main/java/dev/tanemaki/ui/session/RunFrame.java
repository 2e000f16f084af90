package dev.tanemaki.ui.session;

import dev.tanemaki.run.CheckProgress;
import dev.tanemaki.run.LiveProgress;
import dev.tanemaki.run.LogLine;
import dev.tanemaki.run.Run;
import dev.tanemaki.run.RunState;
import dev.tanemaki.run.RunSummary;
import dev.tanemaki.telemetry.Snapshot;
import dev.tanemaki.telemetry.Snapshot.Restore;
import dev.tanemaki.verify.alert.Alert;
import dev.tanemaki.verify.check.DistributionCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything a run says of itself at one instant; what the pump carries to the window.
 *
 * @param number in the ledger; 0 before the ledger knows the run
 * @param readings made since the frame before, oldest first; the snapshot among them
 */
public record RunFrame(
    long number,
    RunState state,
    Snapshot snapshot,
    List<CheckProgress> checks,
    List<DistributionCheck> distributions,
    Optional<LiveProgress> live,
    List<Alert> alerts,
    List<LogLine> log,
    List<Reading> readings) {

  public RunFrame {
    distributions = List.copyOf(distributions);
    checks = List.copyOf(checks);
    alerts = List.copyOf(alerts);
    log = List.copyOf(log);
    readings = List.copyOf(readings);
  }

  /**
   * Reads a run. The state is read first, so that the figures of an ended run are its last ones.
   */
  public static RunFrame of(Run run) {
    var state = run.state();
    return new RunFrame(
        run.number(),
        state,
        run.snapshot(),
        run.checks(),
        run.distributions(),
        run.live(),
        run.alerts(),
        run.log(),
        List.of());
  }

  /**
   * The same with what was measured before.
   *
   * @param earlier oldest first
   */
  RunFrame after(List<Reading> earlier) {
    var all = new ArrayList<>(earlier);
    all.add(new Reading(snapshot, state instanceof RunState.Paused));
    return new RunFrame(number, state, snapshot, checks, distributions, live, alerts, log, all);
  }

  public boolean ended() {
    return state.ended();
  }

  /** What the run came to, once it has ended. */
  public Optional<RunSummary> summary() {
    return state instanceof RunState.Ended end ? Optional.of(end.summary()) : Optional.empty();
  }

  /** Indexes and foreign keys that are back. */
  public long restoresDone() {
    return snapshot.restores().stream().filter(r -> r.step() == Restore.Step.BACK).count();
  }

  /** Indexes and foreign keys that are not back, yet or at all. */
  public long aside() {
    return snapshot.restores().size() - restoresDone();
  }

  /** Whether something comes back now: indexes by themselves, foreign keys while rows are read. */
  public boolean restoring() {
    return state instanceof RunState.Restoring
        || (state instanceof RunState.Verifying && aside() > 0);
  }

  /** Whether it only brings back, or has brought back, what a run had left aside. */
  public boolean restoreOnly() {
    return summary()
        .map(end -> end.phases().containsKey("restore") && !end.phases().containsKey("load"))
        .orElse(state instanceof RunState.Restoring && snapshot.totalRows() == 0);
  }

  /** Share of the indexes and foreign keys that are back, those under way in part; 0 to 1. */
  public double restored() {
    return snapshot.restores().stream()
        .mapToDouble(r -> Double.isNaN(r.share()) ? 0 : r.share())
        .average()
        .orElse(0);
  }

  /** Share of the rows that are in, 0 to 1. */
  public double progress() {
    long total = snapshot.totalRows();
    return total <= 0 ? 0 : Math.min(1, (double) snapshot.rows() / total);
  }

  /** Seconds until the last row is in at the average rate so far; NaN where nobody can say. */
  public double secondsLeft() {
    double rate = snapshot.averageRowsPerSecond();
    long left = snapshot.totalRows() - snapshot.rows();
    return rate > 0 && left >= 0 ? left / rate : Double.NaN;
  }
}
