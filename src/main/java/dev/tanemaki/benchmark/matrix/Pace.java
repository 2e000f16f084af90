package dev.tanemaki.benchmark.matrix;

/**
 * How long a sample takes: so much whatever its size, and so much a row, fitted by least squares to
 * the samples so far.
 */
final class Pace {

  /** Before anything was measured: connecting, preparing, and a server of no great speed. */
  private static final double USUAL_FIXED = 0.6;

  private static final double USUAL_PER_ROW = 12e-6;

  private int samples;
  private double rows;
  private double seconds;
  private double rowsSquared;
  private double rowsSeconds;

  void add(long sampleRows, double sampleSeconds) {
    samples++;
    rows += sampleRows;
    seconds += sampleSeconds;
    rowsSquared += (double) sampleRows * sampleRows;
    rowsSeconds += sampleRows * sampleSeconds;
  }

  /** Seconds that a sample of so many rows is expected to take. */
  double seconds(long sampleRows) {
    if (samples == 0) {
      return USUAL_FIXED + USUAL_PER_ROW * sampleRows;
    }
    double spread = samples * rowsSquared - rows * rows;
    double mean = seconds / samples;
    if (spread < 1e-6 * rows * rows) {
      return mean * (0.5 + 0.5 * sampleRows * samples / Math.max(1, rows));
    }
    double perRow = (samples * rowsSeconds - rows * seconds) / spread;
    double fixed = mean - perRow * rows / samples;
    return Math.max(0.05, fixed + perRow * sampleRows);
  }
}
