package dev.tanemaki.generate;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * Between the numbers of {@link Unit} and text, as PostgreSQL reads and writes them: in the digits
 * of no locale but ASCII's.
 */
final class Times {

  static final long MICROS_PER_SECOND = 1_000_000L;
  static final long MICROS_PER_HOUR = 3_600L * MICROS_PER_SECOND;
  static final long MICROS_PER_DAY = 24 * MICROS_PER_HOUR;

  private Times() {}

  static long micros(Duration duration) {
    return Math.addExact(
        Math.multiplyExact(duration.getSeconds(), MICROS_PER_SECOND), duration.getNano() / 1000);
  }

  static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  static LocalDateTime wallClock(long micros) {
    return LocalDateTime.ofEpochSecond(
        Math.floorDiv(micros, MICROS_PER_SECOND),
        (int) Math.floorMod(micros, MICROS_PER_SECOND) * 1000,
        ZoneOffset.UTC);
  }

  /** Wall clock micros of an instant in a zone of fixed offset. */
  static long toWallClock(long instant, ZoneOffset zone) {
    return instant + zone.getTotalSeconds() * MICROS_PER_SECOND;
  }

  static String date(long days) {
    return infinity(days).orElseGet(() -> yearMonthDay(days) + era(days));
  }

  private static String yearMonthDay(long days) {
    LocalDate date = LocalDate.ofEpochDay(days);
    int year = date.getYear() > 0 ? date.getYear() : 1 - date.getYear();
    return String.format(
        Locale.ROOT, "%04d-%02d-%02d", year, date.getMonthValue(), date.getDayOfMonth());
  }

  /** The year 0 of ISO 8601 is 1 BC; the era stands behind time and zone. */
  private static String era(long days) {
    return LocalDate.ofEpochDay(days).getYear() > 0 ? "" : " BC";
  }

  private static Optional<String> infinity(long value) {
    return value == Unit.AFTER_ALL
        ? Optional.of("infinity")
        : value == Unit.BEFORE_ALL ? Optional.of("-infinity") : Optional.empty();
  }

  static String time(long micros) {
    long seconds = micros / MICROS_PER_SECOND;
    var text = new StringBuilder();
    twoDigits(text, seconds / 3600).append(':');
    twoDigits(text, seconds / 60 % 60).append(':');
    twoDigits(text, seconds % 60);
    fraction(text, micros % MICROS_PER_SECOND);
    return text.toString();
  }

  static String wallClockText(long micros) {
    return infinity(micros).orElseGet(() -> timestamp(micros, ""));
  }

  /** As psql prints a timestamptz in a session of this time zone. */
  static String instantText(long micros, ZoneOffset zone) {
    String offset = zone.equals(ZoneOffset.UTC) ? "+00" : zone.getId();
    String shortened = offset.endsWith(":00") ? offset.substring(0, offset.length() - 3) : offset;
    return infinity(micros).orElseGet(() -> timestamp(toWallClock(micros, zone), shortened));
  }

  private static String timestamp(long wallClock, String offset) {
    long days = Math.floorDiv(wallClock, MICROS_PER_DAY);
    return yearMonthDay(days)
        + " "
        + time(Math.floorMod(wallClock, MICROS_PER_DAY))
        + offset
        + era(days);
  }

  /** Whole days, then hours: {@code 7 days 01:30:00}, as they are written by COPY. */
  static String duration(long micros) {
    long days = micros / MICROS_PER_DAY;
    long rest = micros % MICROS_PER_DAY;
    String dayText = days == 0 ? "" : days + (days == 1 ? " day" : " days");
    if (rest == 0 && days != 0) {
      return dayText;
    }
    // After negative days PostgreSQL writes the sign of a positive rest too.
    String sign = rest < 0 ? "-" : days < 0 ? "+" : "";
    return dayText + (days == 0 ? "" : " ") + sign + time(Math.abs(rest));
  }

  private static StringBuilder twoDigits(StringBuilder text, long value) {
    return text.append(value < 10 ? "0" : "").append(value);
  }

  private static void fraction(StringBuilder text, long micros) {
    if (micros != 0) {
      String digits = String.format(Locale.ROOT, "%06d", micros);
      text.append('.').append(digits.replaceAll("0+$", ""));
    }
  }
}
