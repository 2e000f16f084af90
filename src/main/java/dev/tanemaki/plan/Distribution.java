package dev.tanemaki.plan;

/** The shape a numeric rule draws from. Parameters are in the column's own unit. */
public sealed interface Distribution {

  /** Every value from {@code min} to {@code max} alike; both ends are included for integers. */
  record Uniform(double min, double max) implements Distribution {}

  /** Gaussian, redrawn by truncation into [min, max]. */
  record Normal(double mean, double sd, double min, double max) implements Distribution {}

  /**
   * exp of a Gaussian with {@code mu} and {@code sigma} of the logarithm, truncated into [min,
   * max].
   */
  record LogNormal(double mu, double sigma, double min, double max) implements Distribution {}

  /** {@code min} plus an exponential of that mean, truncated at {@code max}. */
  record Exponential(double mean, double min, double max) implements Distribution {}

  /** Beta(alpha, beta) stretched over [min, max]. */
  record Beta(double alpha, double beta, double min, double max) implements Distribution {}

  /**
   * Rank k of 1…n with probability proportional to k^-exponent: few are met often, most seldom.
   * Where it picks a parent, {@code n} is the number of parents and is not written.
   */
  record Zipf(long n, double exponent) implements Distribution {}
}
