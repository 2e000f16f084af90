package dev.tanemaki.run;

/**
 * How to execute a plan.
 *
 * @param batchSize rows per transaction, {@value #MIN_BATCH} to {@value #MAX_BATCH}
 * @param workers threads with a connection each, 1 to {@value #MAX_WORKERS}
 * @param mode what happens to rows that are already there
 */
public record RunOptions(int batchSize, int workers, Mode mode) {

  public static final int MIN_BATCH = 100;
  public static final int MAX_BATCH = 1_000_000;
  public static final int MAX_WORKERS = 64;

  /** Rows that are already in the plan's tables. */
  public enum Mode {
    /** Stay; new rows continue where the table ends. */
    APPEND,
    /** Are removed first. */
    REPLACE
  }
}
