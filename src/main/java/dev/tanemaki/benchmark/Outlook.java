package dev.tanemaki.benchmark;

/**
 * What a run is expected to cost in one way of treating constraints.
 *
 * @param loadSeconds of the load phase
 * @param restoreSeconds of bringing indexes and keys back; 0 where they stay
 * @param verifySeconds of the verification
 * @param tableBytes the plan's rows take in their tables
 * @param indexBytes they take in indexes
 * @param walBytes the server writes to its log; what others write meanwhile, and page images after
 *     a checkpoint, are not told apart
 * @param rowsPerSecond of the load phase
 * @param ceilingRowsPerSecond of the plan's main table in the same way; NaN where it was not
 *     measured
 */
public record Outlook(
    double loadSeconds,
    double restoreSeconds,
    double verifySeconds,
    long tableBytes,
    long indexBytes,
    long walBytes,
    double rowsPerSecond,
    double ceilingRowsPerSecond) {

  public double seconds() {
    return loadSeconds + restoreSeconds + verifySeconds;
  }

  /** What the rows take on disk, the server's log left out: it is recycled. */
  public long diskBytes() {
    return tableBytes + indexBytes;
  }
}
