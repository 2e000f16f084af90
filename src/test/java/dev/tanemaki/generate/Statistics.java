package dev.tanemaki.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Goodness of fit. Seeds are fixed, so a test fails always or never: beyond one chance in a
 * thousand, the shape is wrong.
 */
final class Statistics {

  private static final double LEAST = 0.001;

  private Statistics() {}

  /**
   * Pearson's chi-square of counts against shares.
   *
   * @param shares relative to each other; where one is 0 nothing may be counted
   */
  static void assertShares(long[] counts, double[] shares) {
    assertThat(counts).hasSameSizeAs(shares);
    double n = Arrays.stream(counts).sum();
    double total = Arrays.stream(shares).sum();
    double statistic = 0;
    int freedom = -1;
    for (int i = 0; i < counts.length; i++) {
      double expected = n * shares[i] / total;
      if (shares[i] == 0) {
        assertThat(counts[i]).as("drawn without a weight: %d", i).isZero();
      } else {
        assertThat(expected).as("too few rows to test %d", i).isGreaterThan(5);
        statistic += (counts[i] - expected) * (counts[i] - expected) / expected;
        freedom++;
      }
    }
    assertThat(ChiSquaredDistribution.of(freedom).survivalProbability(statistic))
        .as("p of chi-square %.1f: %s", statistic, Arrays.toString(counts))
        .isGreaterThan(LEAST);
  }

  static void assertShares(Map<String, Long> counts, Map<String, Double> shares) {
    assertThat(shares.keySet()).containsAll(counts.keySet());
    assertShares(
        shares.keySet().stream().mapToLong(k -> counts.getOrDefault(k, 0L)).toArray(),
        shares.values().stream().mapToDouble(d -> d).toArray());
  }

  /** Kolmogorov and Smirnov: the largest distance from the cumulative distribution function. */
  static void assertShape(double[] values, DoubleUnaryOperator cumulative) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double distance = 0;
    for (int i = 0; i < sorted.length; i++) {
      double p = cumulative.applyAsDouble(sorted[i]);
      distance = Math.max(distance, (i + 1.0) / sorted.length - p);
      distance = Math.max(distance, p - (double) i / sorted.length);
    }
    double lambda = distance * Math.sqrt(sorted.length);
    double p = 0;
    for (int k = 1; k <= 100; k++) {
      p += 2 * (k % 2 == 1 ? 1 : -1) * Math.exp(-2.0 * k * k * lambda * lambda);
    }
    // Below a third the series no longer converges, and the fit is as good as it gets.
    assertThat(lambda < 0.33 ? 1 : p).as("p of distance %.5f", distance).isGreaterThan(LEAST);
  }
}
