package dev.tanemaki.benchmark;

/**
 * The rate at which a server takes a table's rows when they lie ready in memory, over as many
 * connections as the run has workers.
 *
 * @param rowsPerSecond rows committed
 * @param bytesPerSecond COPY bytes of these rows
 * @param seconds how long was measured
 */
public record Ceiling(double rowsPerSecond, double bytesPerSecond, double seconds) {

  /**
   * What part of the ceiling a load reached: 1 for all of it.
   *
   * @param rate rows a second of the load phase
   */
  public double share(double rate) {
    return rate / rowsPerSecond;
  }
}
