package dev.tanemaki.verify;

import java.util.List;

/**
 * One column's shares in the table against those of the plan, with Pearson's chi-square test. A
 * check of {@code Flags} has a category per flag, which are independent of each other: their shares
 * do not add up to one, and the statistic is the sum over flags.
 *
 * @param table the table
 * @param column the column
 * @param rows rows counted
 * @param categories one per value, band or flag, in the plan's order
 * @param statistic chi-square; NaN where there is nothing to test
 * @param degreesOfFreedom of the statistic
 * @param pValue how likely shares at least so far off are if the rows follow the plan
 */
public record DistributionCheck(
    String table,
    String column,
    long rows,
    List<Category> categories,
    double statistic,
    int degreesOfFreedom,
    double pValue) {

  /** Rows that follow the plan fall below this once in a thousand times. */
  public static final double SIGNIFICANCE = 0.001;

  public DistributionCheck {
    categories = List.copyOf(categories);
  }

  /** Whether the shares fit the plan as well as chance allows. */
  public boolean fits() {
    return Double.isNaN(pValue) || pValue > SIGNIFICANCE;
  }

  /**
   * One value, band or flag.
   *
   * @param name how it is shown
   * @param expected share by the plan, 0 to 1
   * @param rows rows found
   * @param actual share found, 0 to 1
   */
  public record Category(String name, double expected, long rows, double actual) {}
}
