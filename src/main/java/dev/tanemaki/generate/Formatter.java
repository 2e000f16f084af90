package dev.tanemaki.generate;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Numbers and times of one unit as a template's format writes them. */
sealed interface Formatter {

  String text(long value);

  /** The format in terms of zeros and commas, if that is all it is. */
  default Optional<Digits> asDigits() {
    return Optional.empty();
  }

  /**
   * As {@link Vector.Digits}.
   *
   * @param scale digits after the point
   */
  record Digits(int scale, int minDigits, boolean grouped, int sourceScale) implements Formatter {
    @Override
    public String text(long value) {
      var rounded =
          BigDecimal.valueOf(value, sourceScale).setScale(scale, java.math.RoundingMode.HALF_UP);
      return CellText.digits(rounded.unscaledValue().longValueExact(), scale, minDigits, grouped);
    }

    @Override
    public Optional<Digits> asDigits() {
      return Optional.of(this);
    }
  }

  /** Any other pattern of {@link DecimalFormat}. */
  record Pattern(DecimalFormat format, int sourceScale) implements Formatter {
    @Override
    public String text(long value) {
      return format.format(BigDecimal.valueOf(value, sourceScale));
    }
  }

  record Bool() implements Formatter {
    @Override
    public String text(long value) {
      return value == 0 ? "f" : "t";
    }
  }

  record Time(DateTimeFormatter format, Unit unit, ColumnScope scope) implements Formatter {
    @Override
    public String text(long value) {
      return TimeParts.text(value, unit, format, scope);
    }
  }

  /**
   * @param pattern empty for plain digits
   */
  static Formatter of(String pattern, Unit unit, int scale, ColumnScope scope) {
    if (unit == Unit.BOOLEAN) {
      return new Bool();
    }
    if (unit.isTime()) {
      return new Time(TimeParts.formatter(pattern, scope), unit, scope);
    }
    if (pattern.isEmpty()) {
      return new Digits(scale, 1, false, scale);
    }
    Optional<Digits> digits = digits(pattern, scale);
    if (digits.isPresent()) {
      return digits.get();
    }
    try {
      var format =
          new DecimalFormat(
              pattern, DecimalFormatSymbols.getInstance(scope.table().plan().locale()));
      format.setRoundingMode(java.math.RoundingMode.HALF_UP);
      return new Pattern(format, scale);
    } catch (IllegalArgumentException e) {
      throw scope
          .where()
          .problem(
              GenerateMessage.NO_NUMBER_FORMAT.of(pattern),
              GenerateMessage.WRITE_NUMBER_FORMAT.of());
    }
  }

  /** {@code 000}, {@code #,##0}, {@code #,###.00}: zeros, hashes, groups of three, fixed digits. */
  private static Optional<Digits> digits(String pattern, int sourceScale) {
    var matcher =
        java.util.regex.Pattern.compile("(#?|#,[#0]{3}|[#0]+)(0*)(?:\\.(0+))?").matcher(pattern);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String whole = matcher.group(1) + matcher.group(2);
    int zeros = (int) whole.chars().filter(c -> c == '0').count();
    if (whole.lastIndexOf('#') > whole.indexOf('0') && zeros > 0) {
      return Optional.empty();
    }
    int scale = matcher.group(3) == null ? 0 : matcher.group(3).length();
    // DecimalFormat writes nothing for the zero of "#,###"; a lone zero is what is meant.
    return Optional.of(new Digits(scale, Math.max(1, zeros), whole.contains(","), sourceScale));
  }
}
