package dev.tanemaki.generate;

import dev.tanemaki.generate.sampling.AliasTable;
import dev.tanemaki.generate.sampling.DrawException;
import dev.tanemaki.generate.sampling.QuantileTable;
import dev.tanemaki.generate.sampling.ZipfRanks;
import dev.tanemaki.plan.Distribution;
import dev.tanemaki.problem.Message;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.ExponentialDistribution;
import org.apache.commons.statistics.distribution.LogNormalDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Distributions of the plan into samplers. Shapes are truncated by mapping the draw into the
 * probability range of [min, max] before the inverse distribution function. Shapes with few values
 * (up to {@value #LISTED}) become an alias table over the exact probability of each rounded value;
 * the others read a {@link QuantileTable}.
 */
final class Distributions {

  /** Up to so many different values a rounded shape is tabulated exactly. */
  static final int LISTED = 4096;

  /** Up to so many ranks Zipf is tabulated. */
  static final int TABLED_RANKS = 1 << 20;

  private Distributions() {}

  /**
   * Whole numbers in units of 10^-scale.
   *
   * @param step of values, in the plan's unit; 0 for one unit of the last digit
   * @throws IllegalArgumentException with a reason if the parameters make no distribution
   * @throws ArithmeticException if longs do not hold its values at that scale
   */
  static LongSampler whole(Distribution distribution, int scale, double step) {
    double unit = Math.pow(10, scale);
    long stepUnits = step > 0 ? scaled(step, scale) : 1;
    if (stepUnits < 1) {
      throw new DrawException(GenerateMessage.FINE_STEP.of(step));
    }
    if (distribution instanceof Distribution.Zipf(long n, double exponent)) {
      long rank = scaled(1, scale);
      check(n >= 1, GenerateMessage.N_BELOW_ONE.of());
      check(exponent > 0, GenerateMessage.MUST_BE_ABOVE_ZERO.of(GenerateMessage.EXPONENT.of()));
      return n <= TABLED_RANKS
          ? new LongSampler.Weighted(
              AliasTable.of(ZipfRanks.weights((int) n, exponent)), rank, rank, n * rank)
          : new LongSampler.Ranks(new ZipfRanks(n, exponent), rank, Math.multiplyExact(n, rank));
    }
    if (distribution instanceof Distribution.Uniform(double min, double max)) {
      check(min <= max, GenerateMessage.MIN_ABOVE_MAX.of());
      long first =
          Math.multiplyExact(
              Math.ceilDiv(scaled(min, scale, RoundingMode.CEILING), stepUnits), stepUnits);
      long last =
          Math.multiplyExact(
              Math.floorDiv(scaled(max, scale, RoundingMode.FLOOR), stepUnits), stepUnits);
      check(first <= last, GenerateMessage.NO_MULTIPLE.of());
      // Unsigned: from one end of the longs to the other there are more than a long can say.
      return new LongSampler.Even(
          first, stepUnits, Long.divideUnsigned(last - first, stepUnits) + 1);
    }
    Truncated shape = truncated(distribution);
    double stepsPerUnit = unit / stepUnits;
    double lowest = Math.ceil(shape.min() * stepsPerUnit - 1e-9);
    double highest = Math.floor(shape.max() * stepsPerUnit + 1e-9);
    check(lowest <= highest, GenerateMessage.NO_MULTIPLE.of());
    if (Math.abs(lowest) * stepUnits >= 9e18 || Math.abs(highest) * stepUnits >= 9e18) {
      throw new ArithmeticException("the values are beyond 19 digits");
    }
    long min = (long) lowest;
    long max = (long) highest;
    if (max - min < LISTED) {
      double[] weights = new double[(int) (max - min + 1)];
      for (int i = 0; i < weights.length; i++) {
        weights[i] =
            Math.max(
                0,
                shape.cumulative((min + i + 0.5) / stepsPerUnit)
                    - shape.cumulative((min + i - 0.5) / stepsPerUnit));
      }
      return new LongSampler.Weighted(
          AliasTable.of(weights), min * stepUnits, stepUnits, max * stepUnits);
    }
    return new LongSampler.Curve(
        shape.table(), stepsPerUnit, stepUnits, min * stepUnits, max * stepUnits);
  }

  /** A shape cut to [min, max]; infinite ends become the quantiles of 2^-54 and 1 - 2^-53. */
  record Truncated(ContinuousDistribution full, double min, double max, double below, double mass) {

    double cumulative(double x) {
      if (x <= min) {
        return 0;
      }
      return x >= max ? 1 : (full.cumulativeProbability(x) - below) / mass;
    }

    double quantile(double u) {
      if (u <= 0 || u >= 1) {
        return u <= 0 ? min : max;
      }
      return Math.clamp(full.inverseCumulativeProbability(upTo(below + u * mass)), min, max);
    }

    QuantileTable table() {
      return new QuantileTable(this::quantile, this::cumulative, x -> full.density(x) / mass);
    }
  }

  /** Any continuous shape but Zipf and uniform. */
  static Truncated truncated(Distribution distribution) {
    return switch (distribution) {
      case Distribution.Normal(double mean, double sd, double min, double max) -> {
        check(sd > 0, GenerateMessage.MUST_BE_ABOVE_ZERO.of("sd"));
        yield truncate(NormalDistribution.of(mean, sd), min, max);
      }
      case Distribution.LogNormal(double mu, double sigma, double min, double max) -> {
        check(sigma > 0, GenerateMessage.MUST_BE_ABOVE_ZERO.of("sigma"));
        yield truncate(LogNormalDistribution.of(mu, sigma), Math.max(min, 0), max);
      }
      case Distribution.Exponential(double mean, double min, double max) -> {
        check(mean > 0, GenerateMessage.MUST_BE_ABOVE_ZERO.of(GenerateMessage.MEAN.of()));
        check(min < max, GenerateMessage.MIN_NOT_BELOW_MAX.of());
        yield truncate(new Moved(ExponentialDistribution.of(mean), min, 1), min, max);
      }
      case Distribution.Beta(double alpha, double beta, double min, double max) -> {
        check(
            alpha > 0 && beta > 0,
            GenerateMessage.MUST_BE_ABOVE_ZERO.of(GenerateMessage.ALPHA_AND_BETA.of()));
        check(min < max, GenerateMessage.MIN_NOT_BELOW_MAX.of());
        yield truncate(new Moved(BetaDistribution.of(alpha, beta), min, max - min), min, max);
      }
      case Distribution.Uniform(double min, double max) -> {
        check(min < max, GenerateMessage.MIN_NOT_BELOW_MAX.of());
        yield truncate(
            org.apache.commons.statistics.distribution.UniformContinuousDistribution.of(min, max),
            min,
            max);
      }
      case Distribution.Zipf _ -> throw new DrawException(GenerateMessage.NOT_WHOLE.of());
    };
  }

  private static Truncated truncate(ContinuousDistribution full, double min, double max) {
    check(min < max, GenerateMessage.MIN_NOT_BELOW_MAX.of());
    double below = min == Double.NEGATIVE_INFINITY ? 0 : full.cumulativeProbability(min);
    double upTo = max == Double.POSITIVE_INFINITY ? 1 : full.cumulativeProbability(max);
    double mass = upTo - below;
    check(mass > 1e-9, GenerateMessage.NEXT_TO_NOTHING.of());
    double lowest = full.inverseCumulativeProbability(below + 0x1p-54 * mass);
    double highest = full.inverseCumulativeProbability(upTo(below + (1 - 0x1p-53) * mass));
    return new Truncated(
        full,
        Double.isInfinite(min) ? lowest : min,
        Double.isInfinite(max) ? highest : max,
        below,
        mass);
  }

  /** The probability, but never that of infinity, to which a sum near 1 may round. */
  private static double upTo(double probability) {
    return Math.min(probability, 1 - 0x1p-53);
  }

  /** {@code value × 10^scale}, rounded, through decimal digits so that 0.1 is one tenth. */
  static long scaled(double value, int scale) {
    return scaled(value, scale, RoundingMode.HALF_UP);
  }

  private static long scaled(double value, int scale, RoundingMode rounding) {
    check(!Double.isNaN(value) && !Double.isInfinite(value), GenerateMessage.INFINITE.of());
    var digits = BigDecimal.valueOf(value).movePointRight(scale);
    return digits.setScale(0, rounding).longValueExact();
  }

  private static void check(boolean ok, Message why) {
    if (!ok) {
      throw new DrawException(why);
    }
  }

  /** {@code start + width × X}. */
  private record Moved(ContinuousDistribution inner, double start, double width)
      implements ContinuousDistribution {
    @Override
    public double density(double x) {
      return inner.density((x - start) / width) / width;
    }

    @Override
    public double cumulativeProbability(double x) {
      return inner.cumulativeProbability((x - start) / width);
    }

    @Override
    public double inverseCumulativeProbability(double p) {
      return start + width * inner.inverseCumulativeProbability(p);
    }

    @Override
    public double getMean() {
      return start + width * inner.getMean();
    }

    @Override
    public double getVariance() {
      return width * width * inner.getVariance();
    }

    @Override
    public double getSupportLowerBound() {
      return start + width * inner.getSupportLowerBound();
    }

    @Override
    public double getSupportUpperBound() {
      return start + width * inner.getSupportUpperBound();
    }

    @Override
    public Sampler createSampler(org.apache.commons.rng.UniformRandomProvider random) {
      throw new UnsupportedOperationException("values are functions of a row, not of a generator");
    }
  }
}
