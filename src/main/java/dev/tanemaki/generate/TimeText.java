package dev.tanemaki.generate;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads dates, times and lengths of time as PostgreSQL writes them, ISO 8601 too. */
final class TimeText {

  private static final Pattern TIMESTAMP =
      Pattern.compile(
          "[+]?(?<year>\\d{4,6})-(?<month>\\d{2})-(?<day>\\d{2})"
              + "([T ](?<time>\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,6})?)?))?"
              + "\\s?(?<zone>Z|[+-]\\d{2}(:?\\d{2}(:\\d{2})?)?)?(?<bc> BC)?");
  private static final Pattern DATE =
      Pattern.compile("[+]?(?<year>\\d{4,7})-(?<month>\\d{2})-(?<day>\\d{2})(?<bc> BC)?");
  private static final Pattern TIME =
      Pattern.compile("(?<h>\\d{2,10}):(?<m>[0-5]\\d)(:(?<s>[0-5]\\d(\\.\\d{1,6})?))?");
  private static final Pattern INTERVAL =
      Pattern.compile("((?<days>-?\\d{1,9}) days?)?\\s?(?<sign>[+-]?)(?<time>\\d{2,10}:[\\d:.]+)?");

  private TimeText() {}

  /** Days; of a timestamp, like PostgreSQL, the date that it is written with. */
  static long date(String text) {
    if (isInfinite(text)) {
      return infinity(text);
    }
    Matcher m = DATE.matcher(text);
    return date(m.matches() ? m : matched(TIMESTAMP, text)).toEpochDay();
  }

  /** Microseconds of the day, 24:00:00 included. */
  static long time(String text) {
    long micros = clock(text);
    if (micros > Times.MICROS_PER_DAY) {
      throw new DateTimeException(text);
    }
    return micros;
  }

  /** An instant; a timestamp without an offset is of {@code zone}. */
  static long instant(String text, ZoneOffset zone) {
    if (isInfinite(text)) {
      return infinity(text);
    }
    Matcher m = matched(TIMESTAMP, text);
    ZoneOffset own = m.group("zone") == null ? zone : ZoneOffset.of(m.group("zone"));
    return Math.subtractExact(micros(m), own.getTotalSeconds() * Times.MICROS_PER_SECOND);
  }

  /** A timestamp without a zone; like PostgreSQL, pays no heed to an offset. */
  static long wallClock(String text) {
    return isInfinite(text) ? infinity(text) : micros(matched(TIMESTAMP, text));
  }

  /** {@code PT1H30M}, {@code P7D}, {@code 01:30:00} or {@code 7 days 01:30:00}. */
  static long duration(String text) {
    if (text.startsWith("P") || text.startsWith("-P")) {
      return Times.micros(Duration.parse(text));
    }
    Matcher m = matched(INTERVAL, text);
    if (m.group("days") == null && m.group("time") == null) {
      throw new DateTimeException(text);
    }
    long days = m.group("days") == null ? 0 : Long.parseLong(m.group("days"));
    long rest = m.group("time") == null ? 0 : clock(m.group("time"));
    return Math.addExact(
        Math.multiplyExact(days, Times.MICROS_PER_DAY), m.group("sign").equals("-") ? -rest : rest);
  }

  private static long micros(Matcher m) {
    return Math.addExact(
        Math.multiplyExact(date(m).toEpochDay(), Times.MICROS_PER_DAY),
        m.group("time") == null ? 0 : time(m.group("time")));
  }

  private static LocalDate date(Matcher m) {
    int year = Integer.parseInt(m.group("year"));
    if (year == 0) {
      throw new DateTimeException("there is no year 0");
    }
    // 1 BC is the year 0 of ISO 8601.
    return LocalDate.of(
        m.group("bc") == null ? year : 1 - year,
        Integer.parseInt(m.group("month")),
        Integer.parseInt(m.group("day")));
  }

  private static long clock(String text) {
    Matcher m = matched(TIME, text);
    long seconds =
        Math.addExact(
            Math.multiplyExact(Long.parseLong(m.group("h")), 3_600L),
            60 * Long.parseLong(m.group("m")));
    long micros =
        m.group("s") == null ? 0 : new BigDecimal(m.group("s")).movePointRight(6).longValueExact();
    return Math.addExact(Math.multiplyExact(seconds, Times.MICROS_PER_SECOND), micros);
  }

  private static boolean isInfinite(String text) {
    String word = text.toLowerCase(Locale.ROOT);
    return word.equals("infinity") || word.equals("-infinity");
  }

  private static long infinity(String text) {
    return text.startsWith("-") ? Unit.BEFORE_ALL : Unit.AFTER_ALL;
  }

  private static Matcher matched(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.matches()) {
      throw new DateTimeException(text);
    }
    return matcher;
  }
}
