package dev.tanemaki.generate;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Between the numbers of {@link Unit} and text, as PostgreSQL reads and writes them. */
final class Times {

  static final long MICROS_PER_SECOND = 1_000_000L;
  static final long MICROS_PER_HOUR = 3_600L * MICROS_PER_SECOND;
  static final long MICROS_PER_DAY = 24 * MICROS_PER_HOUR;

  private static final DateTimeFormatter ZONED =
      DateTimeFormatter.ofPattern(
          "yyyy-MM-dd[['T'][' ']HH:mm[:ss[.SSSSSS][.SSSSS][.SSSS][.SSS][.SS][.S]]][XXX][X]");

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

  static long wallClockMicros(LocalDateTime time) {
    return time.toEpochSecond(ZoneOffset.UTC) * MICROS_PER_SECOND + time.getNano() / 1000;
  }

  static long parseDate(String text) {
    return LocalDate.parse(text).toEpochDay();
  }

  static long parseTime(String text) {
    return LocalTime.parse(text).toNanoOfDay() / 1000;
  }

  /** A timestamp; without an offset it is of {@code zone}. */
  static long parseInstant(String text, ZoneOffset zone) {
    var parsed = ZONED.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
    return switch (parsed) {
      case OffsetDateTime t -> micros(t.toInstant());
      case LocalDateTime t -> micros(t.toInstant(zone));
      case LocalDate d -> micros(d.atStartOfDay().toInstant(zone));
      default -> throw new DateTimeException(text);
    };
  }

  static long parseWallClock(String text) {
    var parsed = ZONED.parseBest(text, LocalDateTime::from, LocalDate::from);
    return parsed instanceof LocalDateTime t
        ? wallClockMicros(t)
        : ((LocalDate) parsed).toEpochDay() * MICROS_PER_DAY;
  }

  /** {@code PT1H30M}, {@code P7D}, or {@code 01:30:00}. */
  static long parseDuration(String text) {
    return text.startsWith("P") || text.startsWith("-P")
        ? micros(Duration.parse(text))
        : parseTime(text);
  }

  static String date(long days) {
    LocalDate date = LocalDate.ofEpochDay(days);
    return date.getYear() > 0
        ? date.toString().replace("+", "")
        : date.withYear(1 - date.getYear()).toString() + " BC";
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
    return date(Math.floorDiv(micros, MICROS_PER_DAY))
        + " "
        + time(Math.floorMod(micros, MICROS_PER_DAY));
  }

  /** As psql prints a timestamptz in a session of this time zone. */
  static String instantText(long micros, ZoneOffset zone) {
    String offset = zone.equals(ZoneOffset.UTC) ? "+00" : zone.getId();
    return wallClockText(toWallClock(micros, zone))
        + (offset.endsWith(":00") ? offset.substring(0, offset.length() - 3) : offset);
  }

  /** Whole days, then hours: {@code 7 days 01:30:00}, as they are written by COPY. */
  static String duration(long micros) {
    long days = micros / MICROS_PER_DAY;
    long rest = micros % MICROS_PER_DAY;
    String dayText = days == 0 ? "" : days + (Math.abs(days) == 1 ? " day" : " days");
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
      String digits = String.format("%06d", micros);
      text.append('.').append(digits.replaceAll("0+$", ""));
    }
  }
}
