package dev.tanemaki.ui.kit;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads numbers as people type them: 100,000 or 100k or 1.5m or １０万. */
public final class NumberText {

  private static final Pattern NUMBER =
      Pattern.compile("([+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+))([kmg万億]?)", Pattern.CASE_INSENSITIVE);

  private NumberText() {}

  static OptionalLong parse(String typed) {
    try {
      return read(typed)
          .map(number -> OptionalLong.of(number.longValueExact()))
          .orElse(OptionalLong.empty());
    } catch (ArithmeticException e) {
      return OptionalLong.empty();
    }
  }

  /** The same for any number; a sign of percent behind it says nothing. */
  public static OptionalDouble parseDecimal(String typed) {
    return read(typed.replaceAll("[%％]\\s*$", ""))
        .map(number -> OptionalDouble.of(number.doubleValue()))
        .orElse(OptionalDouble.empty());
  }

  private static Optional<BigDecimal> read(String typed) {
    String plain =
        Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("[\\s,_'’、\u00a0]", "");
    Matcher matcher = NUMBER.matcher(plain);
    if (plain.length() > 40 || !matcher.matches()) {
      return Optional.empty();
    }
    BigDecimal factor =
        switch (matcher.group(2).toLowerCase(Locale.ROOT)) {
          case "k" -> BigDecimal.valueOf(1_000);
          case "m" -> BigDecimal.valueOf(1_000_000);
          case "g" -> BigDecimal.valueOf(1_000_000_000);
          case "万" -> BigDecimal.valueOf(10_000);
          case "億" -> BigDecimal.valueOf(100_000_000);
          default -> BigDecimal.ONE;
        };
    return Optional.of(new BigDecimal(matcher.group(1)).multiply(factor));
  }
}
