package dev.tanemaki.benchmark;

import dev.tanemaki.run.RunOptions.Constraints;
import dev.tanemaki.run.RunSummary;

/**
 * What a run will cost, as a pilot on the same server lets expect, and what the server could take
 * at most.
 *
 * @param rows the run will load, all tables
 * @param pilotRows the pilot loaded
 * @param keep with all constraints in place
 * @param suspend with foreign keys, keys and indexes brought back after the load
 * @param keepCeiling rows of the main table a second with all constraints in place; NaN where it
 *     was not measured
 * @param suspendCeiling the same of the bare table
 */
public record Forecast(
    long rows, long pilotRows, Cost keep, Cost suspend, double keepCeiling, double suspendCeiling) {

  /** What one way costs. */
  public Cost cost(boolean suspended) {
    return suspended ? suspend : keep;
  }

  /**
   * Rows of the main table a second at most; NaN where unknown.
   *
   * @param suspended whether its indexes and keys are aside while it is loaded
   */
  public double ceiling(boolean suspended) {
    return suspended ? suspendCeiling : keepCeiling;
  }

  /** All rows over what one way costs, the preparation left out; NaN where nothing is loaded. */
  public double endToEndRate(Cost cost) {
    return rows > 0 && cost.seconds() > 0 ? rows / cost.seconds() : Double.NaN;
  }

  /** Whether a run that is asked so will, as far as can be told before it, suspend constraints. */
  public boolean suspends(Constraints wanted) {
    return switch (wanted) {
      case KEEP -> false;
      case SUSPEND -> true;
      case AUTO -> suspend.seconds() < keep.seconds();
    };
  }

  /** Whether a run that has ended did suspend constraints: it restored them or left them aside. */
  public static boolean suspended(RunSummary summary) {
    return summary.suspended() > 0 || summary.phases().getOrDefault("restore", 0.0) > 0;
  }
}
