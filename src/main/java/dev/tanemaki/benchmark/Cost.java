package dev.tanemaki.benchmark;

/**
 * What a run costs, forecast or in the end.
 *
 * @param loadSeconds of the load phase
 * @param restoreSeconds of bringing indexes and keys back; 0 where they stay
 * @param verifySeconds of the verification
 * @param tableBytes the rows take in their tables
 * @param indexBytes they take in indexes
 * @param walBytes the server writes to its log; what others write meanwhile, and page images after
 *     a checkpoint, are not told apart
 * @param rowsPerSecond of the load phase
 */
public record Cost(
    double loadSeconds,
    double restoreSeconds,
    double verifySeconds,
    long tableBytes,
    long indexBytes,
    long walBytes,
    double rowsPerSecond) {

  public double seconds() {
    return loadSeconds + restoreSeconds + verifySeconds;
  }

  /** What the rows take on disk, the server's log left out: it is recycled. */
  public long diskBytes() {
    return tableBytes + indexBytes;
  }
}
