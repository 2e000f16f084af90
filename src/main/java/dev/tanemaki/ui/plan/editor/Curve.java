package dev.tanemaki.ui.plan.editor;

import dev.tanemaki.plan.Distribution;
import java.util.ArrayList;
import java.util.List;

/** The density of a distribution and the grips on it: where they are, what moving one does. */
final class Curve {

  /** What a grip changes. */
  enum Grip {
    MIN,
    /** Mean, median or mean of the part above the lower end. */
    CENTRE,
    /** One standard deviation beyond the centre. */
    SPREAD,
    MAX,
    /** How steeply the ranks fall. */
    EXPONENT
  }

  /** Ranks of a Zipf distribution that are drawn; what follows them falls on. */
  static final int RANKS = 20;

  private static final double DIGITS = 1_000;

  private Curve() {}

  /** The grips in reading order. */
  static List<Grip> grips(Distribution distribution) {
    if (distribution instanceof Distribution.Zipf) {
      return List.of(Grip.EXPONENT);
    }
    var grips = new ArrayList<Grip>();
    if (Double.isFinite(Parameters.min(distribution))) {
      grips.add(Grip.MIN);
    }
    switch (distribution) {
      case Distribution.Uniform _, Distribution.Zipf _ -> {}
      case Distribution.Exponential _ -> grips.add(Grip.CENTRE);
      case Distribution.Normal _, Distribution.LogNormal _, Distribution.Beta _ -> {
        grips.add(Grip.CENTRE);
        grips.add(Grip.SPREAD);
      }
    }
    if (Double.isFinite(Parameters.max(distribution))) {
      grips.add(Grip.MAX);
    }
    return List.copyOf(grips);
  }

  /** Relative to other places of the same curve; 0 outside the ends. */
  static double density(Distribution distribution, double x) {
    if (x < Parameters.min(distribution) || x > Parameters.max(distribution)) {
      return 0;
    }
    return switch (distribution) {
      case Distribution.Uniform _ -> 1;
      case Distribution.Normal(double mean, double sd, double _, double _) ->
          Math.exp(-square((x - mean) / sd) / 2);
      case Distribution.LogNormal(double mu, double sigma, double _, double _) ->
          x <= 0 ? 0 : Math.exp(mu - square((Math.log(x) - mu) / sigma) / 2) / x;
      case Distribution.Exponential(double mean, double min, double _) ->
          Math.exp(-(x - min) / mean);
      case Distribution.Beta(double alpha, double beta, double min, double max) -> {
        double share = Math.clamp((x - min) / (max - min), 1e-4, 1 - 1e-4);
        yield Math.exp(
            (alpha - 1) * Math.log(share) + (beta - 1) * Math.log1p(-share) - peak(alpha, beta));
      }
      case Distribution.Zipf(long _, double exponent) ->
          Math.pow(Math.max(1, Math.rint(x)), -exponent);
    };
  }

  /** Keeps the density of a narrow Beta within what a double holds. */
  private static double peak(double alpha, double beta) {
    double mode = alpha > 1 && beta > 1 ? (alpha - 1) / (alpha + beta - 2) : 0.5;
    return (alpha - 1) * Math.log(mode) + (beta - 1) * Math.log1p(-mode);
  }

  private static double square(double x) {
    return x * x;
  }

  /** What of the axis is to be seen: from, to. */
  static double[] view(Distribution distribution) {
    double min = Parameters.min(distribution);
    double max = Parameters.max(distribution);
    double low;
    double high;
    switch (distribution) {
      case Distribution.Zipf(long n, double _) -> {
        return new double[] {0.4, Math.clamp(n, 2, RANKS) + 0.6};
      }
      case Distribution.Normal(double mean, double sd, double _, double _) -> {
        low = Double.isFinite(min) ? min : mean - 4 * sd;
        high = Double.isFinite(max) ? max : mean + 4 * sd;
      }
      case Distribution.LogNormal(double mu, double sigma, double _, double _) -> {
        low = min;
        high = Double.isFinite(max) ? max : Math.exp(mu + 2.6 * sigma);
      }
      case Distribution.Exponential(double mean, double _, double _) -> {
        low = min;
        high = Double.isFinite(max) ? max : min + 5 * mean;
      }
      case Distribution.Uniform _, Distribution.Beta _ -> {
        low = min;
        high = max;
      }
    }
    low = Double.isFinite(low) ? low : 0;
    high = Double.isFinite(high) && high > low ? high : low + 1;
    double air = (high - low) * 0.06;
    return new double[] {low - air, high + air};
  }

  /** Where on the axis a grip is. */
  static double x(Distribution distribution, Grip grip) {
    return switch (grip) {
      case MIN -> Parameters.min(distribution);
      case MAX -> Parameters.max(distribution);
      case EXPONENT -> Math.clamp(Math.rint(Parameters.max(distribution)), 2, 4);
      case CENTRE ->
          switch (distribution) {
            case Distribution.Normal n -> n.mean();
            case Distribution.LogNormal l -> Math.exp(l.mu());
            case Distribution.Exponential e -> e.min() + e.mean();
            case Distribution.Beta b -> b.min() + mean(b) * (b.max() - b.min());
            case Distribution.Uniform _, Distribution.Zipf _ -> Double.NaN;
          };
      case SPREAD ->
          switch (distribution) {
            case Distribution.Normal n -> n.mean() + n.sd();
            case Distribution.LogNormal l -> Math.exp(l.mu() + l.sigma());
            case Distribution.Beta b -> b.min() + (mean(b) + sd(b)) * (b.max() - b.min());
            case Distribution.Uniform _, Distribution.Exponential _, Distribution.Zipf _ ->
                Double.NaN;
          };
    };
  }

  private static double mean(Distribution.Beta b) {
    return b.alpha() / (b.alpha() + b.beta());
  }

  private static double sd(Distribution.Beta b) {
    double mean = mean(b);
    return Math.sqrt(mean * (1 - mean) / (b.alpha() + b.beta() + 1));
  }

  /**
   * Moves a grip along the axis.
   *
   * @param x where to, as near as it may be
   * @param grain numbers on the axis are kept to multiples of it
   */
  static Distribution moved(Distribution d, Grip grip, double x, double grain) {
    double at = Shares.rounded(x, grain);
    return switch (grip) {
      case MIN -> Parameters.with(d, "min", Math.min(at, Shares.clean(Parameters.max(d) - grain)));
      case MAX -> Parameters.with(d, "max", Math.max(at, Shares.clean(Parameters.min(d) + grain)));
      case CENTRE ->
          switch (d) {
            case Distribution.Normal _ -> Parameters.with(d, "mean", at);
            case Distribution.LogNormal _ ->
                Parameters.with(d, "mu", digits(Math.log(Math.max(x, grain))));
            case Distribution.Exponential e ->
                Parameters.with(d, "mean", Math.max(grain, Shares.clean(at - e.min())));
            case Distribution.Beta b -> beta(b, (x - b.min()) / (b.max() - b.min()), sum(b));
            case Distribution.Uniform _, Distribution.Zipf _ -> d;
          };
      case SPREAD ->
          switch (d) {
            case Distribution.Normal n ->
                Parameters.with(d, "sd", Math.max(grain, Shares.clean(at - n.mean())));
            case Distribution.LogNormal l ->
                Parameters.with(
                    d, "sigma", Math.max(0.01, digits(Math.log(Math.max(x, grain)) - l.mu())));
            case Distribution.Beta b -> {
              double sd = Math.max(0.005, (x - b.min()) / (b.max() - b.min()) - mean(b));
              yield beta(b, mean(b), mean(b) * (1 - mean(b)) / (sd * sd) - 1);
            }
            case Distribution.Uniform _, Distribution.Exponential _, Distribution.Zipf _ -> d;
          };
      case EXPONENT -> d;
    };
  }

  /** A Zipf distribution whose grip is at that part of the height of rank 1. */
  static Distribution steeper(Distribution d, double height) {
    double exponent = -Math.log(Math.clamp(height, 1e-4, 0.995)) / Math.log(x(d, Grip.EXPONENT));
    return Parameters.with(d, "exponent", Math.max(0.01, Math.rint(exponent * 100) / 100));
  }

  private static double sum(Distribution.Beta b) {
    return b.alpha() + b.beta();
  }

  private static Distribution beta(Distribution.Beta b, double mean, double sum) {
    double kept = Math.clamp(mean, 0.01, 0.99);
    double whole = Math.clamp(sum, 0.2, 10_000);
    return new Distribution.Beta(
        Math.max(0.01, digits(kept * whole)),
        Math.max(0.01, digits((1 - kept) * whole)),
        b.min(),
        b.max());
  }

  private static double digits(double value) {
    return Math.rint(value * DIGITS) / DIGITS;
  }
}
