package dev.tanemaki.ui.plan.editor;

import dev.tanemaki.plan.Distribution;
import java.util.List;
import java.util.Set;

/** The parameters of a distribution as a list of numbers, named as in a plan. */
final class Parameters {

  /** Have to be above 0. */
  static final Set<String> POSITIVE = Set.of("sd", "sigma", "alpha", "beta", "exponent", "n");

  private Parameters() {}

  static List<String> names(Distribution distribution) {
    return switch (distribution) {
      case Distribution.Uniform _ -> List.of("min", "max");
      case Distribution.Normal _ -> List.of("mean", "sd", "min", "max");
      case Distribution.LogNormal _ -> List.of("mu", "sigma", "min", "max");
      case Distribution.Exponential _ -> List.of("mean", "min", "max");
      case Distribution.Beta _ -> List.of("alpha", "beta", "min", "max");
      case Distribution.Zipf _ -> List.of("n", "exponent");
    };
  }

  /** In the order of their names. */
  static double[] values(Distribution distribution) {
    return switch (distribution) {
      case Distribution.Uniform(double min, double max) -> new double[] {min, max};
      case Distribution.Normal(double mean, double sd, double min, double max) ->
          new double[] {mean, sd, min, max};
      case Distribution.LogNormal(double mu, double sigma, double min, double max) ->
          new double[] {mu, sigma, min, max};
      case Distribution.Exponential(double mean, double min, double max) ->
          new double[] {mean, min, max};
      case Distribution.Beta(double alpha, double beta, double min, double max) ->
          new double[] {alpha, beta, min, max};
      case Distribution.Zipf(long n, double exponent) -> new double[] {n, exponent};
    };
  }

  static double get(Distribution distribution, String name) {
    return values(distribution)[names(distribution).indexOf(name)];
  }

  /** The same distribution with one parameter changed. */
  static Distribution with(Distribution distribution, String name, double value) {
    double[] p = values(distribution);
    p[names(distribution).indexOf(name)] = value;
    return switch (distribution) {
      case Distribution.Uniform _ -> new Distribution.Uniform(p[0], p[1]);
      case Distribution.Normal _ -> new Distribution.Normal(p[0], p[1], p[2], p[3]);
      case Distribution.LogNormal _ -> new Distribution.LogNormal(p[0], p[1], p[2], p[3]);
      case Distribution.Exponential _ -> new Distribution.Exponential(p[0], p[1], p[2]);
      case Distribution.Beta _ -> new Distribution.Beta(p[0], p[1], p[2], p[3]);
      case Distribution.Zipf _ -> new Distribution.Zipf(Math.max(1, Math.round(p[0])), p[1]);
    };
  }

  /** Whether the parameter may be left out, and then is infinite. */
  static boolean optional(Distribution distribution, String name) {
    return switch (distribution) {
      case Distribution.Normal _ -> name.equals("min") || name.equals("max");
      case Distribution.LogNormal _, Distribution.Exponential _ -> name.equals("max");
      case Distribution.Uniform _, Distribution.Beta _, Distribution.Zipf _ -> false;
    };
  }

  /** Lower end of what is drawn; infinite where there is none. */
  static double min(Distribution distribution) {
    return distribution instanceof Distribution.Zipf ? 1 : get(distribution, "min");
  }

  static double max(Distribution distribution) {
    return distribution instanceof Distribution.Zipf(long n, double _)
        ? n
        : get(distribution, "max");
  }
}
