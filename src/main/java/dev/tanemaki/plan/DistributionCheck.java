package dev.tanemaki.plan;

import dev.tanemaki.plan.Distribution.Beta;
import dev.tanemaki.plan.Distribution.Exponential;
import dev.tanemaki.plan.Distribution.LogNormal;
import dev.tanemaki.plan.Distribution.Normal;
import dev.tanemaki.plan.Distribution.Uniform;
import dev.tanemaki.plan.Distribution.Zipf;
import dev.tanemaki.problem.Message;
import java.util.Arrays;
import java.util.Optional;

/** Checks the parameters of distributions and weights. */
final class DistributionCheck {

  private DistributionCheck() {}

  static String key(Distribution distribution) {
    return switch (distribution) {
      case Uniform _ -> "uniform";
      case Normal _ -> "normal";
      case LogNormal _ -> "log-normal";
      case Exponential _ -> "exponential";
      case Beta _ -> "beta";
      case Zipf _ -> "zipf";
    };
  }

  /** What makes the parameters no distribution. */
  static Optional<Message> wrong(Distribution distribution) {
    return switch (distribution) {
      case Uniform(double min, double max) -> ordered(min, max, true);
      case Normal(double mean, double sd, double min, double max) ->
          positive("sd", sd).or(() -> ordered(min, max, false));
      case LogNormal(double mu, double sigma, double min, double max) ->
          positive("sigma", sigma).or(() -> ordered(min, max, false));
      case Exponential(double mean, double min, double max) ->
          positive("mean", mean).or(() -> ordered(min, max, false));
      case Beta(double alpha, double beta, double min, double max) ->
          positive("alpha", alpha)
              .or(() -> positive("beta", beta))
              .or(() -> ordered(min, max, false));
      case Zipf(long n, double exponent) ->
          n < 1 ? Optional.of(PlanMessage.N_BELOW_ONE.of()) : positive("exponent", exponent);
    };
  }

  private static Optional<Message> ordered(double min, double max, boolean mayBeEqual) {
    if (min > max) {
      return Optional.of(PlanMessage.MIN_ABOVE_MAX.of());
    }
    return min == max && !mayBeEqual ? Optional.of(PlanMessage.MIN_IS_MAX.of()) : Optional.empty();
  }

  private static Optional<Message> positive(String name, double value) {
    return value > 0
        ? Optional.empty()
        : Optional.of(PlanMessage.NOT_ABOVE_ZERO.of(name, Scalars.text(value)));
  }

  /** About the mean of what is drawn. */
  static double mean(Distribution distribution) {
    return switch (distribution) {
      case Uniform(double min, double max) -> (min + max) / 2;
      case Normal(double mean, _, double min, double max) ->
          min < max ? Math.clamp(mean, min, max) : mean;
      case LogNormal(double mu, double sigma, double min, double max) -> {
        double mean = Math.exp(mu + sigma * sigma / 2);
        yield min < max ? Math.clamp(mean, min, max) : mean;
      }
      case Exponential(double mean, double min, double max) -> {
        // Cut off at a width w, the mean falls by w / (e^(w / mean) - 1).
        double width = max - min;
        yield min + mean - (Double.isInfinite(width) ? 0 : width / Math.expm1(width / mean));
      }
      case Beta(double alpha, double beta, double min, double max) ->
          min + (max - min) * alpha / (alpha + beta);
      case Zipf(long n, double exponent) -> {
        double weights = 0;
        double sum = 0;
        for (long k = 1; k <= Math.min(n, 100_000); k++) {
          double weight = Math.pow(k, -exponent);
          weights += weight;
          sum += k * weight;
        }
        yield sum / weights;
      }
    };
  }

  /** Whether that is said of weights of which one is negative. */
  static boolean isNegative(Message wrong) {
    return wrong.equals(PlanMessage.NEGATIVE_WEIGHT.of());
  }

  /** What makes a list of weights unusable. */
  static Optional<Message> weights(double[] weights) {
    if (Arrays.stream(weights).anyMatch(w -> w < 0)) {
      return Optional.of(PlanMessage.NEGATIVE_WEIGHT.of());
    }
    return Arrays.stream(weights).sum() > 0
        ? Optional.empty()
        : Optional.of(PlanMessage.WEIGHTS_ZERO.of());
  }
}
