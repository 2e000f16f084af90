package dev.tanemaki.verify.alert;

import dev.tanemaki.verify.check.CheckKind;
import dev.tanemaki.verify.check.DistributionCheck;

/** How far the rows of a column are from its plan. */
final class Drift {

  private Drift() {}

  /** Whether a check compares shares; that of the nulls has a measure of its own. */
  static boolean told(DistributionCheck check) {
    return check.rows() > 0
        && check.kind() != CheckKind.NULLS
        && check.kind() != CheckKind.FAN_OUT
        && (check.test() == DistributionCheck.Test.KOLMOGOROV_SMIRNOV
            ? !Double.isNaN(check.statistic())
            : !check.categories().isEmpty());
  }

  /**
   * The farthest that the share of one value, band, flag or bin is from the plan's; of a curve the
   * farthest that a cumulated share is. From 0 to 1.
   */
  static double of(DistributionCheck check) {
    return check.test() == DistributionCheck.Test.KOLMOGOROV_SMIRNOV
        ? check.statistic()
        : check.categories().stream()
            .mapToDouble(c -> Math.abs(c.actual() - c.expected()))
            .max()
            .orElse(0);
  }
}
