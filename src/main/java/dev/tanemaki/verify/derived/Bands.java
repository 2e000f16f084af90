package dev.tanemaki.verify.derived;

import dev.tanemaki.plan.Rule;
import java.math.BigDecimal;

/** Bands of the plan, as SQL and as words. */
public final class Bands {

  private Bands() {}

  /**
   * That a value lies in a band.
   *
   * @param whole whether the upper end belongs to it
   */
  public static String inside(String value, Rule.Band band, boolean whole) {
    boolean closed = whole || band.low() == band.high();
    return "(%s >= %s and %s %s %s)"
        .formatted(
            // Without a fraction an integer need not become a numeric in every row.
            value, number(band.low()), value, closed ? "<=" : "<", number(band.high()));
  }

  public static String name(Rule.Band band) {
    String range = number(band.low()) + "–" + number(band.high());
    return band.text().isEmpty() ? range : range + " " + band.text();
  }

  static String number(double value) {
    return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
  }
}
