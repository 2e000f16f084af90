package dev.tanemaki.verify.expectation;

import dev.tanemaki.plan.Distribution;
import dev.tanemaki.plan.Rule;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.ExponentialDistribution;
import org.apache.commons.statistics.distribution.LogNormalDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A distribution over numbers, cut to its bounds.
 *
 * @param low least value; minus infinity where there is none
 * @param high greatest value
 * @param unit values are multiples of it; 0 for a continuum
 * @param cumulative the share of values at most as large; between two multiples of the unit that of
 *     the lower one
 */
public record Curve(double low, double high, double unit, DoubleUnaryOperator cumulative) {

  /** So many places are looked at; the greatest distance elsewhere is at most 1/500 more. */
  private static final int EDGES = 500;

  /** Up to so many values each is told from what lies between it and the next. */
  private static final int VALUES = 1_000;

  /** So far from a value, in units, nothing but rounding is. */
  private static final double NEAR = 1e-3;

  /** Up to so many ranks their shares are summed up. */
  private static final int MOST_RANKS = 1_000_000;

  static Optional<Curve> of(Distribution distribution, double unit) {
    return switch (distribution) {
      case Distribution.Uniform(double min, double max) -> Optional.of(even(min, max, unit, true));
      case Distribution.Normal(double mean, double sd, double min, double max) ->
          Optional.of(cut(NormalDistribution.of(mean, sd), 0, 1, min, max, unit));
      case Distribution.LogNormal(double mu, double sigma, double min, double max) ->
          Optional.of(cut(LogNormalDistribution.of(mu, sigma), 0, 1, Math.max(min, 0), max, unit));
      case Distribution.Exponential(double mean, double min, double max) ->
          Optional.of(cut(ExponentialDistribution.of(mean), min, 1, min, max, unit));
      case Distribution.Beta(double alpha, double beta, double min, double max) ->
          Optional.of(cut(BetaDistribution.of(alpha, beta), min, max - min, min, max, unit));
      case Distribution.Zipf(long n, double exponent) ->
          n <= MOST_RANKS ? Optional.of(ranks((int) n, exponent)) : Optional.empty();
    };
  }

  /**
   * Every multiple of the unit alike.
   *
   * @param inclusive whether {@code high} is one of them; of a continuum it makes no difference
   */
  static Curve even(double low, double high, double unit, boolean inclusive) {
    if (unit <= 0) {
      return new Curve(low, high, 0, x -> Math.clamp((x - low) / (high - low), 0, 1));
    }
    double first = Math.ceil(low / unit - 1e-6);
    double last = inclusive ? Math.floor(high / unit + 1e-6) : Math.ceil(high / unit - 1e-6) - 1;
    // A band of one value has that value, whatever the step.
    if (last < first) {
      return new Curve(low, low, 0, x -> x < low ? 0 : 1);
    }
    double count = last - first + 1;
    return new Curve(
        first * unit,
        last * unit,
        unit,
        x -> Math.clamp((Math.floor(x / unit + 1e-6) - first + 1) / count, 0, 1));
  }

  /** First a band by its weight, then an even draw from it. */
  static Curve bands(List<Rule.Band> bands, double unit, boolean inclusive) {
    double sum = bands.stream().mapToDouble(Rule.Band::weight).sum();
    var parts = bands.stream().map(b -> even(b.low(), b.high(), unit, inclusive)).toList();
    return new Curve(
        parts.stream().mapToDouble(Curve::low).min().orElse(0),
        parts.stream().mapToDouble(Curve::high).max().orElse(0),
        unit,
        x -> {
          double share = 0;
          for (int i = 0; i < parts.size(); i++) {
            share += bands.get(i).weight() / sum * parts.get(i).cumulative().applyAsDouble(x);
          }
          return share;
        });
  }

  /** {@code start + width × X}, cut to [min, max], rounded to the nearest multiple of the unit. */
  private static Curve cut(
      ContinuousDistribution full,
      double start,
      double width,
      double min,
      double max,
      double unit) {
    double below = share(full, (min - start) / width);
    double mass = share(full, (max - start) / width) - below;
    DoubleUnaryOperator smooth =
        x ->
            x < min
                ? 0
                : x >= max
                    ? 1
                    : Math.clamp((share(full, (x - start) / width) - below) / mass, 0, 1);
    if (unit <= 0) {
      return new Curve(min, max, 0, smooth);
    }
    return new Curve(
        min,
        max,
        unit,
        x -> {
          double k = Math.floor(x / unit + 1e-6);
          return (k + 1) * unit > max + unit * 1e-6 ? 1 : smooth.applyAsDouble((k + 0.5) * unit);
        });
  }

  private static double share(ContinuousDistribution full, double x) {
    return Double.isInfinite(x) ? (x > 0 ? 1 : 0) : full.cumulativeProbability(x);
  }

  private static Curve ranks(int n, double exponent) {
    var sums = new double[n + 1];
    for (int k = 1; k <= n; k++) {
      sums[k] = sums[k - 1] + Math.pow(k, -exponent);
    }
    return new Curve(
        1, n, 1, x -> x < 1 ? 0 : sums[(int) Math.min(n, Math.floor(x + 1e-6))] / sums[n]);
  }

  /**
   * Where the table's rows are counted up to: on both sides of every value where there are few of
   * them, else at places with about as many values between any two. The ends are among them.
   *
   * @param slack as much farther a value may lie for having been rounded
   */
  double[] edges(double slack) {
    double bottom = bottom();
    double top = top();
    var edges = new TreeSet<Double>();
    if (fewValues()) {
      for (double k = Math.ceil(bottom / unit - 1e-6); k <= Math.floor(top / unit + 1e-6); k++) {
        edges.add((k - NEAR) * unit);
        edges.add((k + NEAR) * unit);
      }
    } else {
      for (int i = 1; i < EDGES; i++) {
        double x = quantile((double) i / EDGES, bottom, top);
        edges.add(unit > 0 ? (Math.floor(x / unit + 1e-6) + 0.5) * unit : x);
      }
      double near = slack + (unit > 0 ? NEAR * unit : 0);
      if (Double.isFinite(low)) {
        edges.add(low - near);
      }
      if (Double.isFinite(high)) {
        edges.add(Math.nextUp(high + near));
      }
    }
    return edges.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Whether there are so few values that each has an interval between edges for itself. */
  boolean fewValues() {
    return unit > 0
        && Double.isFinite(low)
        && Double.isFinite(high)
        && (high - low) / unit < VALUES;
  }

  /**
   * Rows that no value of the curve explains, by what is below each edge.
   *
   * @param below in the last place all rows
   */
  long impossible(double[] edges, long[] below) {
    long rows = below[edges.length];
    if (!fewValues()) {
      long above = Double.isFinite(high) ? rows - below[edges.length - 1] : 0;
      return (Double.isFinite(low) ? below[0] : 0) + above;
    }
    long possible = 0;
    for (int i = 1; i < edges.length; i++) {
      boolean value = cumulative.applyAsDouble(edges[i]) > cumulative.applyAsDouble(edges[i - 1]);
      possible += value ? below[i] - below[i - 1] : 0;
    }
    return rows - possible;
  }

  private double bottom() {
    return Double.isInfinite(low) ? reach(-1) : low;
  }

  private double top() {
    return Double.isInfinite(high) ? reach(1) : high;
  }

  /** A place beyond which next to nothing is. */
  private double reach(int direction) {
    double x = direction;
    while (direction > 0
        ? cumulative.applyAsDouble(x) < 1 - 1e-9
        : cumulative.applyAsDouble(x) > 1e-9) {
      x *= 2;
    }
    return x;
  }

  private double quantile(double share, double bottom, double top) {
    double from = bottom;
    double to = top;
    // Between two neighbouring multiples of the unit all places are the same.
    double near = unit * 1e-7;
    for (int i = 0; i < 80 && to - from > near; i++) {
      double middle = from + (to - from) / 2;
      if (cumulative.applyAsDouble(middle) < share) {
        from = middle;
      } else {
        to = middle;
      }
    }
    return to;
  }
}
