package dev.tanemaki.ui.kit.text;

import dev.tanemaki.telemetry.Throughput;
import java.text.NumberFormat;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;

/**
 * Numbers as the operator reads them: 312,000 rows/s, 1.2 GB, 0:41. Immutable; NaN reads as a dash,
 * because what was not measured is not zero.
 */
public final class Formats {

  private static final String NOTHING = "–";
  private static final String[] DECIMAL = {"B", "kB", "MB", "GB", "TB", "PB"};
  private static final String[] BINARY = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};

  private final Locale locale;
  private final boolean japanese;

  public Formats(Locale locale) {
    this.locale = Objects.requireNonNull(locale);
    this.japanese = locale.getLanguage().equals("ja");
  }

  public Locale locale() {
    return locale;
  }

  /** 312,000. */
  public String count(long value) {
    return number(value, 0);
  }

  /** 1 row, 312,000 rows. */
  public String rows(long value) {
    return count(value) + (japanese ? " 行" : value == 1 ? " row" : " rows");
  }

  /** 98 %. Rounded down, so that 100 % is said only when nothing is left. */
  public String percent(double share) {
    return number(Math.floor(Math.clamp(share, 0, 1) * 100 + 1e-9), 0) + "\u00a0%";
  }

  /** 0:41, 12:05, 1:02:03. */
  public String duration(Duration value) {
    long seconds = Math.max(0, value.toSeconds());
    return seconds < 3600
        ? "%d:%02d".formatted(seconds / 60, seconds % 60)
        : "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
  }

  /**
   * An instant of a run, with as many digits of a second as the step needs: 0:41, 0:41.5.
   *
   * @param nanos since the start of the run
   * @param step the distance of two instants that must read differently, nanoseconds
   */
  public String instant(long nanos, long step) {
    int digits =
        step >= 1_000_000_000L ? 0 : step >= 100_000_000L ? 1 : step >= 10_000_000L ? 2 : 3;
    long unit = Math.powExact(10L, 9 - digits);
    long units = Math.max(0, (nanos + unit / 2) / unit);
    long perSecond = Math.powExact(10L, digits);
    String whole = duration(Duration.ofSeconds(units / perSecond));
    return digits == 0 ? whole : whole + "." + ("%0" + digits + "d").formatted(units % perSecond);
  }

  /** How long something took: 1.4 s below a minute, then as {@link #duration}. */
  public Measure elapsed(double seconds) {
    if (!Double.isFinite(seconds)) {
      return new Measure(NOTHING, "");
    }
    return seconds < 59.95
        ? new Measure(number(seconds, 1), japanese ? "秒" : "s")
        : new Measure(duration(Duration.ofMillis(Math.round(seconds * 1000))), "");
  }

  /** The value with its unit, rounded to what one can take in. */
  public String value(Quantity quantity, double value) {
    return measure(quantity, value).text();
  }

  /** The number and its unit apart, for tiles and fields. */
  public Measure measure(Quantity quantity, double value) {
    if (!Double.isFinite(value)) {
      return new Measure(NOTHING, "");
    }
    return switch (quantity) {
      case COUNT -> new Measure(number(value, 0), "");
      case ROWS -> new Measure(number(value, 0), japanese ? "行" : value == 1 ? "row" : "rows");
      case ROWS_PER_SECOND -> new Measure(number(Throughput.rounded(value), 0), rowsPerSecond());
      case BYTES -> scaled(value, 1000, DECIMAL, "");
      case BYTES_PER_SECOND -> scaled(value, 1000, DECIMAL, japanese ? "/秒" : "/s");
      case MEMORY -> scaled(value, 1024, BINARY, "");
      case SHARE -> new Measure(number(value * 100, shareDigits(value)), "%");
      case MILLISECONDS ->
          Math.abs(value) >= 9_999.5
              ? new Measure(number(value / 1000, 1), japanese ? "秒" : "s")
              : new Measure(number(value, digits(value)), "ms");
    };
  }

  /**
   * The label of an axis tick. Ticks are exact: as many digits as the step needs.
   *
   * @param step the distance of two ticks
   */
  public String tick(Quantity quantity, double value, double step) {
    return switch (quantity) {
      case COUNT, ROWS, ROWS_PER_SECOND -> number(value, fraction(step));
      case BYTES -> tick(value, step, 1000, DECIMAL, "");
      case BYTES_PER_SECOND -> tick(value, step, 1000, DECIMAL, japanese ? "/秒" : "/s");
      case MEMORY -> tick(value, step, 1024, BINARY, "");
      case SHARE -> number(value * 100, fraction(step * 100)) + "\u00a0%";
      case MILLISECONDS -> number(value, fraction(step)) + "\u00a0ms";
    };
  }

  /** What an axis says once for all its ticks; empty where every tick carries its unit. */
  public String axisUnit(Quantity quantity) {
    return switch (quantity) {
      case ROWS -> japanese ? "行" : "rows";
      case ROWS_PER_SECOND -> rowsPerSecond();
      case COUNT, BYTES, BYTES_PER_SECOND, MEMORY, SHARE, MILLISECONDS -> "";
    };
  }

  private String rowsPerSecond() {
    return japanese ? "行/秒" : "rows/s";
  }

  private Measure scaled(double value, int base, String[] units, String suffix) {
    int unit = 0;
    double scaled = value;
    while (Math.abs(scaled) >= base - 0.5 && unit < units.length - 1) {
      scaled /= base;
      unit++;
    }
    return new Measure(number(scaled, unit == 0 ? 0 : digits(scaled)), units[unit] + suffix);
  }

  private String tick(double value, double step, int base, String[] units, String suffix) {
    int unit = 0;
    double divisor = 1;
    while (Math.abs(value) >= divisor * base * (1 - 1e-9) && unit < units.length - 1) {
      divisor *= base;
      unit++;
    }
    return value == 0
        ? "0"
        : number(value / divisor, fraction(step / divisor)) + "\u00a0" + units[unit] + suffix;
  }

  /** Two digits of a share, so that one in ten thousand is not none. */
  private static int shareDigits(double share) {
    return share <= 0 || share >= 0.0995 ? 0 : share >= 0.00095 ? 1 : 2;
  }

  private static int digits(double value) {
    double size = Math.abs(value);
    return size == 0 || size >= 99.95 ? 0 : 1;
  }

  /** Digits behind the point that a step needs: 0.5 takes one, 50 none, at most three. */
  private static int fraction(double step) {
    for (int digits = 0; digits < 3; digits++) {
      double scaled = step * Math.pow(10, digits);
      if (Math.abs(scaled - Math.rint(scaled)) < 1e-9 * Math.max(1, scaled)) {
        return digits;
      }
    }
    return 3;
  }

  private String number(double value, int digits) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    return format.format(value == 0 ? 0.0 : value);
  }

  /** A number and its unit. */
  public record Measure(String number, String unit) {

    /** With a no-break space between; a dash stands alone. */
    public String text() {
      return unit.isEmpty() ? number : number + "\u00a0" + unit;
    }
  }
}
