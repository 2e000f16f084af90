package dev.tanemaki.generate;

import dev.tanemaki.schema.ColumnType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Decimal numbers of lists. They become longs of a common scale where they fit; what no long holds
 * (more digits, NaN, infinity) stays text, which every type may be.
 */
final class NumericLiterals {

  /** An exponent of more digits is beyond any type of PostgreSQL, and costly to write out. */
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,4})?");

  private NumericLiterals() {}

  /**
   * @throws IllegalArgumentException if some text is no number that the type holds; its message is
   *     that text
   */
  static Dictionary of(List<String> texts, ColumnType.Numeric type) {
    boolean fit = true;
    int scale = type.scale();
    var values = new ArrayList<BigDecimal>(texts.size());
    for (String text : texts) {
      boolean number = text != null && special(text).isEmpty();
      BigDecimal value = number ? ofType(text, type) : null;
      if (text != null && !number && infinite(text) && type.precision() > 0) {
        throw new IllegalArgumentException(text);
      }
      fit &= text == null || number;
      if (number && type.precision() == 0) {
        scale = Math.max(scale, value.scale());
      }
      values.add(value);
    }
    for (BigDecimal value : values) {
      fit &= value == null || fitsLong(value, scale);
    }
    return fit ? numbers(values, scale) : words(texts, values);
  }

  private static Dictionary numbers(List<BigDecimal> values, int scale) {
    long[] unscaled = new long[values.size()];
    boolean[] nulls = null;
    for (int i = 0; i < unscaled.length; i++) {
      if (values.get(i) == null) {
        nulls = nulls == null ? new boolean[unscaled.length] : nulls;
        nulls[i] = true;
      } else {
        unscaled[i] = values.get(i).setScale(scale).unscaledValue().longValueExact();
      }
    }
    return new Dictionary.Numbers(unscaled, Unit.DECIMAL, scale, nulls);
  }

  private static Dictionary words(List<String> texts, List<BigDecimal> values) {
    var words = new ArrayList<String>(texts.size());
    for (int i = 0; i < values.size(); i++) {
      words.add(
          values.get(i) != null
              ? values.get(i).toPlainString()
              : texts.get(i) == null ? null : special(texts.get(i)).orElseThrow());
    }
    return Dictionary.Words.of(words);
  }

  /** Rounded to the type's scale as PostgreSQL rounds. */
  private static BigDecimal ofType(String text, ColumnType.Numeric type) {
    BigDecimal value;
    try {
      value = parse(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(text, e);
    }
    if (type.precision() == 0) {
      return value.scale() < 0 ? value.setScale(0) : value;
    }
    BigDecimal rounded = value.setScale(type.scale(), RoundingMode.HALF_UP);
    if (rounded.signum() != 0 && rounded.precision() > type.precision()) {
      throw new IllegalArgumentException(text);
    }
    return rounded;
  }

  /** The most negative long has no opposite, so it does not count. */
  private static boolean fitsLong(BigDecimal value, int scale) {
    if (value.precision() - value.scale() + scale > 19) {
      return value.signum() == 0;
    }
    var unscaled = value.setScale(scale).unscaledValue();
    return unscaled.bitLength() < 64 && unscaled.longValueExact() != Long.MIN_VALUE;
  }

  /**
   * @throws NumberFormatException if the text is no finite decimal number
   */
  static BigDecimal parse(String text) {
    String stripped = text.strip();
    if (!NUMBER.matcher(stripped).matches()) {
      throw new NumberFormatException(text);
    }
    return new BigDecimal(stripped);
  }

  /**
   * @throws NumberFormatException if the text is no number, or beyond what a double holds
   */
  static double real(String text) {
    Optional<String> special = special(text);
    if (special.isPresent()) {
      return Double.parseDouble(special.get());
    }
    // Through the digits alone a zero would lose its sign.
    parse(text);
    double value = Double.parseDouble(text.strip());
    if (Double.isInfinite(value)) {
      throw new NumberFormatException(text);
    }
    return value;
  }

  /** The values that are no numbers, in PostgreSQL's spelling, which is Java's too. */
  private static Optional<String> special(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "nan" -> Optional.of("NaN");
      case "infinity", "inf", "+infinity", "+inf" -> Optional.of("Infinity");
      case "-infinity", "-inf" -> Optional.of("-Infinity");
      default -> Optional.empty();
    };
  }

  private static boolean infinite(String text) {
    return special(text).filter(s -> !s.equals("NaN")).isPresent();
  }
}
