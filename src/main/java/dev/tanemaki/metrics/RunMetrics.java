package dev.tanemaki.metrics;

import dev.tanemaki.run.Run;
import dev.tanemaki.telemetry.Snapshot;
import java.util.Optional;

/**
 * The runs of this process, one after the other, a benchmark's as well. Safe from any thread; costs
 * nothing until somebody asks.
 */
public final class RunMetrics {

  /**
   * What all runs have done together; it never becomes less.
   *
   * @param runs begun
   */
  record Totals(long runs, long rows, long bytes, long batches, long retries) {

    static final Totals NONE = new Totals(0, 0, 0, 0, 0);

    Totals with(Snapshot now) {
      return new Totals(
          runs,
          rows + now.rows(),
          bytes + now.bytes(),
          batches + now.latency().batches(),
          retries + now.retries());
    }
  }

  /**
   * One look.
   *
   * @param current of the run under way or, where none is, of the last one
   */
  record Reading(Totals totals, Optional<Current> current) {}

  /**
   * A run.
   *
   * @param violations found so far, by the live lane or by the verification after the load
   */
  record Current(Snapshot snapshot, long violations) {}

  private Totals before = Totals.NONE;
  private Run run;

  /** A run has begun; the one before it counts as it stands now. */
  public synchronized void begun(Run next) {
    Totals sum = run == null ? before : before.with(run.snapshot());
    before = new Totals(sum.runs() + 1, sum.rows(), sum.bytes(), sum.batches(), sum.retries());
    run = next;
  }

  synchronized Reading read() {
    if (run == null) {
      return new Reading(before, Optional.empty());
    }
    Snapshot now = run.snapshot();
    long verified = run.checks().stream().mapToLong(c -> c.violations()).sum();
    long live = run.live().map(l -> l.violations()).orElse(0L);
    return new Reading(before.with(now), Optional.of(new Current(now, Math.max(verified, live))));
  }
}
