package dev.tanemaki.verify;

import dev.tanemaki.verify.DistributionCheck.Category;
import dev.tanemaki.verify.Shares.Counts;
import java.util.ArrayList;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/** Pearson's test of counts against shares. */
final class ChiSquare {

  /** Categories that should hold fewer rows than this are tested together, as is the custom. */
  private static final double FEWEST = 5;

  private ChiSquare() {}

  static DistributionCheck test(ExpectedShares expected, Counts counts) {
    return switch (expected.shape()) {
      case ExpectedShares.Shape.Flags f -> flags(expected, counts);
      case ExpectedShares.Shape.Values v -> exclusive(expected, counts);
      case ExpectedShares.Shape.Bands b -> exclusive(expected, counts);
    };
  }

  private static DistributionCheck exclusive(ExpectedShares expected, Counts counts) {
    long rows = counts.rows();
    var categories = new ArrayList<Category>();
    long named = 0;
    for (int i = 0; i < counts.categories().length; i++) {
      named += counts.categories()[i];
      categories.add(category(expected, i, counts));
    }
    long rest = rows - named;
    if (expected.others() > 0 || rest > 0) {
      categories.add(new Category("others", expected.others(), rest, share(rest, rows)));
    }
    double statistic = 0;
    double pooledExpected = 0;
    long pooledRows = 0;
    int tested = 0;
    boolean impossible = false;
    for (Category category : categories) {
      double fair = category.expected() * rows;
      if (category.expected() == 0) {
        impossible |= category.rows() > 0;
      } else if (fair < FEWEST) {
        pooledExpected += fair;
        pooledRows += category.rows();
      } else {
        statistic += square(category.rows() - fair) / fair;
        tested++;
      }
    }
    if (pooledExpected > 0) {
      statistic += square(pooledRows - pooledExpected) / pooledExpected;
      tested++;
    }
    if (impossible) {
      // Rows the plan cannot make: no chance brings them.
      return check(expected, rows, categories, Double.POSITIVE_INFINITY, Math.max(1, tested - 1));
    }
    return check(expected, rows, categories, statistic, tested - 1);
  }

  private static DistributionCheck flags(ExpectedShares expected, Counts counts) {
    long rows = counts.rows();
    var categories = new ArrayList<Category>();
    double statistic = 0;
    int tested = 0;
    for (int i = 0; i < counts.categories().length; i++) {
      Category category = category(expected, i, counts);
      categories.add(category);
      double p = category.expected();
      if (p > 0 && p < 1 && rows > 0) {
        statistic += square(category.rows() - p * rows) / (p * (1 - p) * rows);
        tested++;
      } else if (category.rows() != p * rows) {
        statistic = Double.POSITIVE_INFINITY;
        tested++;
      }
    }
    return check(expected, rows, categories, statistic, tested);
  }

  private static DistributionCheck check(
      ExpectedShares expected, long rows, java.util.List<Category> categories, double x, int df) {
    boolean testable = rows > 0 && df > 0;
    double p = testable ? ChiSquaredDistribution.of(df).survivalProbability(x) : Double.NaN;
    return new DistributionCheck(
        expected.table().name().name(),
        expected.column().name(),
        rows,
        categories,
        testable ? x : Double.NaN,
        Math.max(0, df),
        p);
  }

  private static Category category(ExpectedShares expected, int i, Counts counts) {
    long found = counts.categories()[i];
    return new Category(
        expected.names().get(i), expected.shares().get(i), found, share(found, counts.rows()));
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  private static double square(double x) {
    return x * x;
  }
}
