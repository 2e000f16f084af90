package dev.tanemaki.verify.alert;

/**
 * Something is over its limit.
 *
 * @param actual in the unit of the rule's limit
 * @param rows that it was measured of
 */
public record Alert(AlertRule rule, double actual, long rows) {

  /** How much it is, as the rule's limit is written: {@code 12} or {@code 7.5%}. */
  public String value() {
    return rule.value(actual);
  }

  /** {@code nulls(orders.paid_at)>5%: 7.5% of 2,000 rows}. */
  @Override
  public String toString() {
    return "%s: %s of %,d rows".formatted(rule, value(), rows);
  }
}
