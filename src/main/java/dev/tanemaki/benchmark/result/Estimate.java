package dev.tanemaki.benchmark.result;

import java.util.Arrays;
import java.util.Collection;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * The median of some samples with its spread and a confidence interval. The interval lies between
 * two of the samples themselves (order statistics), which supposes nothing of their distribution:
 * the number of samples below the true median is binomial with p = ½, see David and Nagaraja, Order
 * Statistics, 3rd edition, 2003, section 7.1. It is the narrowest symmetric one of at least 95 %;
 * fewer than six samples do not give that, and their whole range is taken with the confidence it
 * has.
 *
 * @param samples how many
 * @param mad median absolute deviation from the median, the spread
 * @param confidence that the true median lies from {@code low} to {@code high}, 0 to 1
 */
public record Estimate(
    int samples, double median, double mad, double low, double high, double confidence) {

  private static final double WANTED = 0.95;

  public static final Estimate NONE =
      new Estimate(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0);

  public static Estimate of(Collection<Double> values) {
    return of(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  public static Estimate of(double... values) {
    double[] sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    int n = sorted.length;
    if (n == 0) {
      return NONE;
    }
    double median = median(sorted);
    double[] off = Arrays.stream(sorted).map(v -> Math.abs(v - median)).sorted().toArray();
    var below = BinomialDistribution.of(n, 0.5);
    int rank = 1;
    while (2 * (rank + 1) <= n && 1 - 2 * below.cumulativeProbability(rank) >= WANTED) {
      rank++;
    }
    return new Estimate(
        n,
        median,
        median(off),
        sorted[rank - 1],
        sorted[n - rank],
        1 - 2 * below.cumulativeProbability(rank - 1));
  }

  private static double median(double[] sorted) {
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  public boolean overlaps(Estimate other) {
    return low <= other.high && other.low <= high;
  }

  /**
   * The standard error of the median as a share of it, where the samples are about normal: √(π/2) σ
   * / √n, with σ from the MAD.
   */
  public double relativeError() {
    return Math.sqrt(Math.PI / 2) * 1.4826 * mad / (Math.sqrt(samples) * median);
  }

  public boolean known() {
    return samples > 0;
  }
}
