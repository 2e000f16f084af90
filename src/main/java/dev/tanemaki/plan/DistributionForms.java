package dev.tanemaki.plan;

import dev.tanemaki.plan.Form.Key;
import java.util.ArrayList;
import java.util.List;

/** Distributions as they may stand in a file. */
final class DistributionForms {

  private DistributionForms() {}

  /** The distribution under its key. */
  static Key of(Distribution distribution) {
    var keys = new ArrayList<Key>();
    switch (distribution) {
      case Distribution.Uniform(double min, double max) -> {
        keys.add(Forms.key("min", Forms.number(min)));
        keys.add(Forms.key("max", Forms.number(max)));
      }
      case Distribution.Normal(double mean, double sd, double min, double max) -> {
        keys.add(Forms.key("mean", Forms.number(mean)));
        keys.add(Forms.key("sd", Forms.number(sd)));
        bounds(keys, min, max, Double.NEGATIVE_INFINITY);
      }
      case Distribution.LogNormal(double mu, double sigma, double min, double max) -> {
        keys.add(Forms.key("mu", Forms.number(mu)));
        keys.add(Forms.key("sigma", Forms.number(sigma)));
        bounds(keys, min, max, 0);
      }
      case Distribution.Exponential(double mean, double min, double max) -> {
        keys.add(Forms.key("mean", Forms.number(mean)));
        bounds(keys, min, max, 0);
      }
      case Distribution.Beta(double alpha, double beta, double min, double max) -> {
        keys.add(Forms.key("alpha", Forms.number(alpha)));
        keys.add(Forms.key("beta", Forms.number(beta)));
        keys.add(Forms.defaulted("min", Forms.number(min), min == 0));
        keys.add(Forms.defaulted("max", Forms.number(max), max == 1));
      }
      case Distribution.Zipf(long n, double exponent) -> {
        keys.add(Forms.key("n", Forms.whole(n)));
        keys.add(Forms.key("exponent", Forms.number(exponent)));
      }
    }
    return Forms.key(DistributionCheck.key(distribution), Forms.words(keys));
  }

  private static void bounds(List<Key> keys, double min, double max, double least) {
    if (Double.isFinite(min)) {
      keys.add(Forms.defaulted("min", Forms.number(min), min == least));
    }
    if (Double.isFinite(max)) {
      keys.add(Forms.key("max", Forms.number(max)));
    }
  }
}
