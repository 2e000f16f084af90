package dev.tanemaki.verify.check;

import java.text.MessageFormat;
import java.util.Comparator;
import java.util.Locale;
import java.util.ResourceBundle;

/** What a check says, in a sentence an operator need not know statistics for. */
public final class Sentence {

  private Sentence() {}

  /**
   * @param locale English or Japanese
   */
  public static String of(Check check, Locale locale) {
    var bundle =
        ResourceBundle.getBundle("dev.tanemaki.verify.check.sentences", locale, NO_FALLBACK);
    var format = new MessageFormat(bundle.getString(key(check)), locale);
    var worst = worst(check);
    String said =
        format.format(
            new Object[] {
              check.name(),
              check.rows(),
              check.violations(),
              worst.name(),
              percent(worst.expected(), locale),
              percent(worst.actual(), locale),
              check instanceof DistributionCheck d ? d.adjusted() : 0
            });
    return check.sample().map(sample -> said + of(sample, bundle, locale)).orElse(said);
  }

  private static String of(Sample sample, ResourceBundle bundle, Locale locale) {
    return new MessageFormat(bundle.getString("sample"), locale)
        .format(new Object[] {sample.rows(), sample.of()});
  }

  /** English where there is no other; what the machine speaks is no matter. */
  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private static String key(Check check) {
    return switch (check) {
      case ConstraintCheck c -> exact(c);
      case RuleCheck r -> exact(r);
      case DistributionCheck d ->
          switch (d.verdict()) {
            case UNTESTED -> "distribution.untested";
            case PASSED -> d.kind() == CheckKind.NULLS ? "nulls.passed" : "distribution.passed";
            case FAILED ->
                d.violations() > 0
                    ? "distribution.impossible"
                    : d.kind() == CheckKind.NULLS ? "nulls.failed" : "distribution.failed";
          };
    };
  }

  private static String exact(Check check) {
    if (check.kind() == CheckKind.NULLS) {
      return check.violations() == 0 ? "filled.passed" : "filled.failed";
    }
    String kind = check.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return kind + (check.violations() == 0 ? ".passed" : ".failed");
  }

  private static DistributionCheck.Category worst(Check check) {
    return check instanceof DistributionCheck d
        ? d.categories().stream()
            .max(Comparator.comparingDouble(c -> Math.abs(c.actual() - c.expected())))
            .orElse(NOTHING)
        : NOTHING;
  }

  private static final DistributionCheck.Category NOTHING =
      new DistributionCheck.Category("", 0, 0, 0);

  private static String percent(double share, Locale locale) {
    return String.format(locale, "%.1f %%", share * 100);
  }
}
