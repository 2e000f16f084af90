package dev.tanemaki.plan;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** The texts of numbers and times in a plan, both ways. */
final class Scalars {

  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d[\\d_]{0,39}");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d[\\d_]{0,39}(\\.\\d{0,40})?|\\.\\d{1,40})([eE][+-]?\\d{1,3})?");
  private static final Pattern DURATION = Pattern.compile("([+-]?)((\\d{1,6}[wdhms]\\s?){1,5}|0)");
  private static final Pattern DURATION_PART = Pattern.compile("(\\d+)([wdhms])");
  private static final Pattern RANGE =
      Pattern.compile("\\s*(-?\\d+(?:\\.\\d+)?)\\s*(?:-|\\.\\.|–|〜|~)\\s*(-?\\d+(?:\\.\\d+)?)\\s*");

  private Scalars() {}

  /** A whole number of at most 64 bits; underscores may group its digits. */
  static Optional<Long> whole(String text) {
    if (!WHOLE.matcher(text).matches()) {
      return Optional.empty();
    }
    var value = new BigInteger(text.replace("_", "").replace("+", ""));
    return value.bitLength() > 63 ? Optional.empty() : Optional.of(value.longValue());
  }

  static Optional<Double> number(String text) {
    if (!NUMBER.matcher(text).matches()) {
      return Optional.empty();
    }
    double value = Double.parseDouble(text.replace("_", ""));
    return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
  }

  /** {@code -90d}, {@code 12h}, {@code 1d12h}, {@code 0}. */
  static Optional<Duration> duration(String text) {
    var matcher = DURATION.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    var sum = Duration.ZERO;
    var parts = DURATION_PART.matcher(text);
    while (parts.find()) {
      sum = sum.plusSeconds(Long.parseLong(parts.group(1)) * seconds(parts.group(2).charAt(0)));
    }
    return Optional.of(matcher.group(1).equals("-") ? sum.negated() : sum);
  }

  private static long seconds(char unit) {
    return switch (unit) {
      case 'w' -> 604_800;
      case 'd' -> 86_400;
      case 'h' -> 3_600;
      case 'm' -> 60;
      default -> 1;
    };
  }

  /** Two numbers of a range: {@code 900-1199} or {@code -5..5}. */
  static Optional<double[]> range(String text) {
    var matcher = RANGE.matcher(text);
    return text.length() <= 100 && matcher.matches()
        ? Optional.of(
            new double[] {
              Double.parseDouble(matcher.group(1)), Double.parseDouble(matcher.group(2))
            })
        : Optional.empty();
  }

  /** The shortest text that reads back as the same number: {@code 25}, {@code 0.35}. */
  static String text(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  static String text(Duration value) {
    if (value.isZero()) {
      return "0s";
    }
    var text = new StringBuilder(value.isNegative() ? "-" : "");
    long rest = value.abs().toSeconds();
    for (var unit : new char[] {'d', 'h', 'm', 's'}) {
      if (rest >= seconds(unit)) {
        text.append(rest / seconds(unit)).append(unit);
        rest %= seconds(unit);
      }
    }
    return text.toString();
  }

  static String range(double low, double high) {
    return low < 0 ? text(low) + ".." + text(high) : text(low) + "-" + text(high);
  }
}
