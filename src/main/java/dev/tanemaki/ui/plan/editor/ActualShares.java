package dev.tanemaki.ui.plan.editor;

import java.util.HashMap;
import java.util.Map;

/** What came out, as shares of the rows. */
final class ActualShares {

  private ActualShares() {}

  /** Share of the rows by text; empty where no texts were counted. */
  static Map<String, Double> of(Actual actual) {
    if (!(actual instanceof Actual.Texts(var counts, long rows)) || rows == 0) {
      return Map.of();
    }
    var shares = new HashMap<String, Double>();
    counts.forEach((text, count) -> shares.put(text, (double) count / rows));
    return shares;
  }

  /**
   * Share of the numbers in each bin of a width; those outside are in none.
   *
   * @param edges ascending, one more than there are bins; a number on an edge is in the upper bin,
   *     on the last edge in the last
   */
  static double[] bins(double[] values, double[] edges) {
    double[] bins = new double[Math.max(0, edges.length - 1)];
    for (double value : values) {
      int at = java.util.Arrays.binarySearch(edges, value);
      int bin = at >= 0 ? Math.min(at, bins.length - 1) : -at - 2;
      if (bin >= 0 && bin < bins.length) {
        bins[bin]++;
      }
    }
    for (int i = 0; i < bins.length; i++) {
      bins[i] /= Math.max(1, values.length);
    }
    return bins;
  }
}
