package dev.tanemaki.verify.check;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Optional;

/**
 * What the table holds of one column against what the plan lets expect, with a test of whether
 * chance explains the difference. Categories of {@link CheckKind#FLAGS} are independent of each
 * other: their shares do not add up to one.
 *
 * @param table the table
 * @param column the column
 * @param rows rows counted
 * @param violations rows whose value the plan cannot make at all
 * @param categories one per value, band, flag or bin, in the plan's order; a pool of small ones
 *     counts as one
 * @param test what the statistic is of
 * @param statistic NaN where there is nothing to test
 * @param degreesOfFreedom of a chi-square; 0 for other tests
 * @param pValue how likely a statistic at least so far off is if the rows follow the plan
 * @param adjusted the same of all tests that were made of these rows: the least of theirs, times
 *     their number; the verdict's
 * @param significance rows that follow the plan have {@code adjusted} below it that often; all
 *     tests of one verification share {@link #FALSE_ALARMS}
 * @param sample empty where all rows were looked at
 */
@RecordBuilder
public record DistributionCheck(
    String table,
    String column,
    CheckKind kind,
    long rows,
    long violations,
    List<Category> categories,
    Test test,
    double statistic,
    int degreesOfFreedom,
    double pValue,
    double adjusted,
    double significance,
    List<Example> examples,
    Optional<Sample> sample)
    implements Check, DistributionCheckBuilder.With {

  /** A verification of rows that follow their plan finds fault once in so many times. */
  public static final double FALSE_ALARMS = 1e-6;

  /** What a statistic is of. */
  public enum Test {
    CHI_SQUARE("chi-square"),
    KOLMOGOROV_SMIRNOV("Kolmogorov–Smirnov"),
    BINOMIAL("binomial");

    private final String label;

    Test(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  public DistributionCheck {
    categories = List.copyOf(categories);
    examples = List.copyOf(examples);
  }

  /** Of all rows. */
  public DistributionCheck(
      String table,
      String column,
      CheckKind kind,
      long rows,
      long violations,
      List<Category> categories,
      Test test,
      double statistic,
      int degreesOfFreedom,
      double pValue,
      double adjusted,
      double significance,
      List<Example> examples) {
    this(
        table,
        column,
        kind,
        rows,
        violations,
        categories,
        test,
        statistic,
        degreesOfFreedom,
        pValue,
        adjusted,
        significance,
        examples,
        Optional.empty());
  }

  /** Whether the rows fit the plan as well as chance allows. */
  public boolean fits() {
    return violations == 0 && (Double.isNaN(adjusted) || adjusted > significance);
  }

  @Override
  public String name() {
    return column;
  }

  @Override
  public Verdict verdict() {
    if (!fits()) {
      return Verdict.FAILED;
    }
    return Double.isNaN(adjusted) ? Verdict.UNTESTED : Verdict.PASSED;
  }

  /**
   * One value, band, flag or bin.
   *
   * @param name how it is shown
   * @param expected share by the plan, 0 to 1
   * @param rows rows found
   * @param actual share found, 0 to 1
   */
  public record Category(String name, double expected, long rows, double actual) {}
}
