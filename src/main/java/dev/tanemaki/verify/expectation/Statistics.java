package dev.tanemaki.verify.expectation;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.hipparchus.stat.inference.KolmogorovSmirnovTest;

/** How likely rows are that far from what was expected, or farther. */
public final class Statistics {

  /**
   * A cell should hold so many rows at least. The custom is 5, but what counts here is how far the
   * tail of the statistic can be trusted, and it is read at one in a hundred million.
   */
  private static final double FEWEST = 20;

  private static final double NOT_TESTED = Double.NaN;

  private Statistics() {}

  /**
   * A chi-square with what it says.
   *
   * @param pValue NaN where there was nothing to test
   */
  record ChiSquare(double statistic, int degreesOfFreedom, double pValue) {}

  /** Counts against shares of cells that exclude each other; neighbours share a cell if need be. */
  static ChiSquare chiSquare(double[] shares, long[] counts) {
    return chiSquare(List.of(new Cells(shares, counts)));
  }

  /** Cells that exclude each other; shares add up to one, cells without a share are left out. */
  record Cells(double[] shares, long[] counts) {}

  /** The same for several groups of rows, each with shares of its own. */
  static ChiSquare chiSquare(List<Cells> groups) {
    double statistic = 0;
    int df = 0;
    for (Cells cells : groups) {
      long rows = 0;
      double sum = 0;
      for (int i = 0; i < cells.shares().length; i++) {
        if (cells.shares()[i] > 0) {
          rows += cells.counts()[i];
          sum += cells.shares()[i];
        }
      }
      var expected = new ArrayList<Double>();
      var found = new ArrayList<Long>();
      double fair = 0;
      long actual = 0;
      for (int i = 0; i < cells.shares().length; i++) {
        if (cells.shares()[i] > 0) {
          fair += cells.shares()[i] / sum * rows;
          actual += cells.counts()[i];
          if (fair >= FEWEST) {
            expected.add(fair);
            found.add(actual);
            fair = 0;
            actual = 0;
          }
        }
      }
      if (expected.isEmpty()) {
        continue;
      }
      int last = expected.size() - 1;
      expected.set(last, expected.get(last) + fair);
      found.set(last, found.get(last) + actual);
      for (int i = 0; i <= last; i++) {
        double off = found.get(i) - expected.get(i);
        statistic += off * off / expected.get(i);
      }
      df += last;
    }
    return of(statistic, df);
  }

  static ChiSquare of(double statistic, int df) {
    return df == 0
        ? new ChiSquare(NOT_TESTED, 0, NOT_TESTED)
        : new ChiSquare(
            statistic, df, ChiSquaredDistribution.of(df).survivalProbability(statistic));
  }

  /**
   * A count of rows against a share, from both sides. Exact, but for more rows than an int counts,
   * where it makes no difference.
   */
  static double binomial(long rows, double share, long found) {
    if (rows == 0) {
      return NOT_TESTED;
    }
    if (share <= 0 || share >= 1) {
      return found == (share <= 0 ? 0 : rows) ? 1 : 0;
    }
    if (rows > Integer.MAX_VALUE) {
      double z = Math.abs(found - share * rows) / Math.sqrt(share * (1 - share) * rows);
      return 2 * NormalDistribution.of(0, 1).survivalProbability(z);
    }
    var distribution = BinomialDistribution.of((int) rows, share);
    double low = distribution.cumulativeProbability((int) found);
    double high = found == 0 ? 1 : distribution.survivalProbability((int) found - 1);
    return Math.min(1, 2 * Math.min(low, high));
  }

  /** The farthest single category, given that all of them were looked at. */
  static double farthest(double[] shares, long[] counts, long rows) {
    double least = 1;
    int looked = 0;
    for (int i = 0; i < shares.length; i++) {
      if (shares[i] > 0 && shares[i] < 1) {
        double p = binomial(rows, shares[i], counts[i]);
        least = Double.isNaN(p) ? least : Math.min(least, p);
        looked++;
      }
    }
    return Math.min(1, least * Math.max(1, looked));
  }

  /**
   * The greatest distance between two cumulated shares at any place.
   *
   * @param shares of the plan, up to each place
   * @param counts of rows, up to each place
   */
  static double distance(double[] shares, long[] counts, long rows) {
    double distance = 0;
    for (int i = 0; i < shares.length && rows > 0; i++) {
      distance = Math.max(distance, Math.abs((double) counts[i] / rows - shares[i]));
    }
    return distance;
  }

  /**
   * How likely that distance is. Places are fewer than values, so it is never less than in truth:
   * no false alarm comes of that.
   */
  static double kolmogorovSmirnov(double distance, long rows) {
    if (rows < FEWEST) {
      return NOT_TESTED;
    }
    double scaled = distance * Math.sqrt(rows);
    // Where the series cannot tell 1 from its sum any more, its first term is all there is.
    return scaled > 3
        ? 2 * Math.exp(-2 * scaled * scaled)
        : Math.clamp(1 - new KolmogorovSmirnovTest().ksSum(scaled, 1e-17, 100_000), 0, 1);
  }

  /** The least of several tests of the same rows, for the number of them. */
  static double least(double... pValues) {
    double least = NOT_TESTED;
    int tests = 0;
    for (double p : pValues) {
      if (!Double.isNaN(p)) {
        least = Double.isNaN(least) ? p : Math.min(least, p);
        tests++;
      }
    }
    return Math.min(1, least * tests);
  }
}
