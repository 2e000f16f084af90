package dev.tanemaki.run;

/**
 * What a run will cost, before it is started. Size is measured on a sample of the very rows; time
 * is a guess from the last run, and unknown before the first.
 *
 * @param rows rows of the plan's generated tables
 * @param bytesPerRow COPY bytes of a row, measured on a sample
 * @param rowsPerSecond from end to end, of the last run of the same plan; NaN or 0 where there was
 *     none
 */
public record Estimate(long rows, double bytesPerRow, double rowsPerSecond) {

  /** Rows whose size is measured. */
  public static final int SAMPLE = 2_000;

  /** COPY bytes, all rows. */
  public long bytes() {
    return Math.round(rows * bytesPerRow);
  }

  /** Seconds of the run; NaN where nothing is known about this target's pace. */
  public double seconds() {
    return rowsPerSecond > 0 ? rows / rowsPerSecond : Double.NaN;
  }
}
