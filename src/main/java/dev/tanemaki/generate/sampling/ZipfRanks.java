package dev.tanemaki.generate.sampling;

/**
 * Ranks 1…n with probability proportional to k^-exponent, by rejection-inversion (Hörmann,
 * Derflinger: <i>Rejection-inversion to generate variates from monotone discrete distributions</i>,
 * ACM TOMACS 1996). Needs no table, so {@code n} may be any size; about 1.1 rounds a draw.
 */
public final class ZipfRanks {

  private final long n;
  private final double exponent;
  private final double integralAtHead;
  private final double integralAtTail;
  private final double shortcut;

  /**
   * @param n at least 1
   * @param exponent above 0
   */
  public ZipfRanks(long n, double exponent) {
    this.n = n;
    this.exponent = exponent;
    integralAtHead = integral(1.5) - 1;
    integralAtTail = integral(n + 0.5);
    shortcut = 2 - inverse(integral(2.5) - weight(2));
  }

  /** A rank from 64 random bits; further rounds mix the same bits on. */
  public long pick(long random) {
    while (true) {
      double u = integralAtTail + Mix.unit(random) * (integralAtHead - integralAtTail);
      double x = inverse(u);
      long k = Math.clamp((long) (x + 0.5), 1, n);
      if (k - x <= shortcut || u >= integral(k + 0.5) - weight(k)) {
        return k;
      }
      random = Mix.mix(random + Mix.GAMMA);
    }
  }

  /** The weights of ranks 1…n, for a table. */
  public static double[] weights(int n, double exponent) {
    double[] w = new double[n];
    for (int i = 0; i < n; i++) {
      w[i] = Math.pow(i + 1.0, -exponent);
    }
    return w;
  }

  private double weight(double x) {
    return Math.exp(-exponent * Math.log(x));
  }

  /** (x^(1-s) - 1) / (1-s), and ln x where s is 1. */
  private double integral(double x) {
    double logX = Math.log(x);
    return expm1Over((1 - exponent) * logX) * logX;
  }

  private double inverse(double y) {
    double t = Math.max(y * (1 - exponent), -1);
    return Math.exp(log1pOver(t) * y);
  }

  /** log(1+t)/t, continuous at 0. */
  private static double log1pOver(double t) {
    return Math.abs(t) > 1e-8 ? Math.log1p(t) / t : 1 - t * (0.5 - t / 3);
  }

  /** (e^t - 1)/t, continuous at 0. */
  private static double expm1Over(double t) {
    return Math.abs(t) > 1e-8 ? Math.expm1(t) / t : 1 + t * 0.5 * (1 + t / 3);
  }
}
