package dev.tanemaki.verify.alert;

import dev.tanemaki.schema.TableName;
import dev.tanemaki.verify.check.Check;
import dev.tanemaki.verify.check.CheckKind;
import dev.tanemaki.verify.check.DistributionCheck;
import dev.tanemaki.verify.check.RuleCheck;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * What a sample of the rows tells of alert rules already: only what all the rows could hardly take
 * back. A limit in rows is passed by what was seen; a share has to be so far over it that a sample
 * of rows at the limit comes out like that once in a million.
 */
public final class LiveAlerts {

  private static final double DOUBT = 1e-6;

  private LiveAlerts() {}

  /**
   * @param checks of a part of the rows
   */
  public static List<Alert> of(List<AlertRule> rules, List<Check> checks) {
    return rules.stream().flatMap(rule -> of(rule, checks).stream()).toList();
  }

  private static Optional<Alert> of(AlertRule rule, List<Check> checks) {
    var concerned =
        checks.stream()
            .filter(
                c ->
                    rule.table()
                        .map(t -> TableName.parse(t).name())
                        .map(c.table()::equals)
                        .orElse(true))
            .filter(c -> rule.column().map(c.name()::equals).orElse(true))
            .toList();
    return switch (rule.measure()) {
      case ERRORS -> errors(rule, concerned);
      case NULLS -> concerned.stream().flatMap(c -> nulls(rule, c).stream()).findFirst();
      case DRIFT -> concerned.stream().flatMap(c -> drift(rule, c).stream()).findFirst();
      // A part of the rows does not tell what is missing or there twice.
      case LOST, DUPLICATES -> Optional.empty();
    };
  }

  private static Optional<Alert> errors(AlertRule rule, List<Check> checks) {
    long rows = checks.stream().mapToLong(Check::rows).max().orElse(0);
    return counted(rule, checks.stream().mapToLong(Check::violations).sum(), rows);
  }

  private static Optional<Alert> nulls(AlertRule rule, Check check) {
    return switch (check) {
      case DistributionCheck d when d.kind() == CheckKind.NULLS ->
          counted(rule, d.categories().getFirst().rows(), d.rows());
      case RuleCheck r when r.kind() == CheckKind.NULLS -> counted(rule, r.violations(), r.rows());
      case Check c when c.kind() == CheckKind.NOT_NULL -> counted(rule, c.violations(), c.rows());
      default -> Optional.empty();
    };
  }

  private static Optional<Alert> counted(AlertRule rule, long found, long rows) {
    if (!rule.share()) {
      return rule.over(found) ? Optional.of(new Alert(rule, found, rows)) : Optional.empty();
    }
    return rows > 0 && surelyOver(rows, rule.limit(), found)
        ? Optional.of(new Alert(rule, (double) found / rows, rows))
        : Optional.empty();
  }

  private static Optional<Alert> drift(AlertRule rule, Check check) {
    return check instanceof DistributionCheck d
            && Drift.told(d)
            && d.test() != DistributionCheck.Test.KOLMOGOROV_SMIRNOV
            && d.categories().stream().anyMatch(c -> surelyOff(d, c, rule.limit()))
        ? Optional.of(new Alert(rule, Drift.of(d), d.rows()))
        : Optional.empty();
  }

  private static boolean surelyOff(
      DistributionCheck check, DistributionCheck.Category category, double limit) {
    long rows = check.rows();
    return surelyOver(rows, category.expected() + limit, category.rows())
        || surelyOver(rows, 1 - category.expected() + limit, rows - category.rows());
  }

  /** Whether rows with that share would hardly ever give so many. */
  private static boolean surelyOver(long rows, double share, long found) {
    if (found <= share * rows || share >= 1) {
      return false;
    }
    int trials = (int) Math.min(rows, Integer.MAX_VALUE);
    return share <= 0
        || BinomialDistribution.of(trials, share).survivalProbability((int) found - 1) < DOUBT;
  }
}
