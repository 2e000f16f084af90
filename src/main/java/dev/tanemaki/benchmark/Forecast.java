package dev.tanemaki.benchmark;

import dev.tanemaki.run.RunOptions;

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

  /** Rows of the main table a second at most for a run with these options; NaN where unknown. */
  public double ceiling(RunOptions options) {
    return keepCeiling;
  }
}
