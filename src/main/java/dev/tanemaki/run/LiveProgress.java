package dev.tanemaki.run;

import dev.tanemaki.verify.alert.Alert;
import dev.tanemaki.verify.check.Check;
import java.util.List;

/**
 * What has been read back of the rows while they were loaded: a sample, and its size.
 *
 * @param budget the share of the time that looking may take at most, 0 to 1
 * @param seconds spent on it
 * @param rows looked at
 * @param loaded rows that were in by then, those of this run
 * @param checks what they said so far; shares may be of fewer rows
 * @param alerts what is over its limit beyond doubt, however the other rows are
 * @param over whether it has ended, as the load has
 */
public record LiveProgress(
    double budget,
    double seconds,
    long rows,
    long loaded,
    List<Check> checks,
    List<Alert> alerts,
    boolean over) {

  public LiveProgress {
    checks = List.copyOf(checks);
    alerts = List.copyOf(alerts);
  }

  /** Rows looked at that break a constraint or a rule of the plan, once for each they break. */
  public long violations() {
    return checks.stream().mapToLong(Check::violations).sum();
  }

  /** What did not hold, shares included. */
  public List<Check> failed() {
    return checks.stream().filter(c -> c.verdict() == Check.Verdict.FAILED).toList();
  }
}
