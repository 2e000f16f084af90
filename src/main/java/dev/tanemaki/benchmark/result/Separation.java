package dev.tanemaki.benchmark.result;

import java.util.Arrays;
import org.apache.commons.statistics.inference.MannWhitneyUTest;

/**
 * Whether two sets of samples differ. Said only where three things hold: the confidence intervals
 * of the medians do not overlap; the Mann-Whitney test, exact for so few samples, finds the chance
 * of such a separation smaller than five percent over all the comparisons made at once
 * (Bonferroni); and both still hold when what may have drifted is taken off the difference.
 *
 * @param verdict what may be said
 * @param ratio of the medians, the second by the first
 * @param p of the Mann-Whitney test, two-sided; 1 where it cannot be made
 * @param enough whether there are samples enough to find any difference among so many comparisons
 */
public record Separation(Verdict verdict, double ratio, double p, boolean enough) {

  private static final double ALPHA = 0.05;

  /** What may be said. */
  public enum Verdict {
    FASTER,
    SLOWER,
    /** Nothing can be said, which is not to say that there is no difference. */
    ALIKE
  }

  /**
   * @param comparisons made at once, this one included
   * @param drift the share by which things that should be alike were seen to differ: 0.03 for 3 %
   */
  public static Separation of(double[] before, double[] after, int comparisons, double drift) {
    Estimate one = Estimate.of(before);
    Estimate two = Estimate.of(after);
    double ratio = two.median() / one.median();
    boolean enough = Math.min(before.length, after.length) >= repeatsNeeded(comparisons);
    if (!one.known() || !two.known()) {
      return new Separation(Verdict.ALIKE, Double.NaN, 1, false);
    }
    // The second is moved towards the first by what may have drifted: what is left is a difference.
    double back = ratio > 1 ? 1 / (1 + drift) : 1 + drift;
    double[] moved = Arrays.stream(after).map(v -> v * back).toArray();
    if (ratio > 1 != ratio * back > 1) {
      return new Separation(Verdict.ALIKE, ratio, 1, enough);
    }
    double p =
        before.length < 2 || after.length < 2
            ? 1
            : MannWhitneyUTest.withDefaults().test(before, moved).getPValue();
    boolean apart = !one.overlaps(Estimate.of(moved)) && p <= ALPHA / Math.max(1, comparisons);
    Verdict verdict = !apart ? Verdict.ALIKE : ratio > 1 ? Verdict.FASTER : Verdict.SLOWER;
    return new Separation(verdict, ratio, p, enough);
  }

  /**
   * How often each cell has to be repeated before so many comparisons can say anything: complete
   * separation of n and n samples has p = 2 / C(2n, n).
   */
  public static int repeatsNeeded(int comparisons) {
    double p = 2;
    int n = 0;
    while (p > ALPHA / Math.max(1, comparisons)) {
      n++;
      // C(2n, n) = C(2n-2, n-1) · 2(2n-1)/n
      p = p * n / (2.0 * (2 * n - 1));
    }
    return n;
  }
}
