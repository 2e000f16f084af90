package dev.tanemaki.generate;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongUnaryOperator;

/**
 * Times in templates: the pattern is taken apart when the plan is compiled, into fixed words and
 * numbers computed from the time, so that no formatter runs per row. Times are of the plan's zone.
 */
final class TimeParts {

  private static final String LETTERS = "yuMdHmsE";

  private TimeParts() {}

  /** The pattern that reads like PostgreSQL's own output. */
  private static String defaultPattern(Unit unit) {
    return switch (unit) {
      case DATE -> "yyyy-MM-dd";
      case TIME_OF_DAY, DURATION -> "HH:mm:ss";
      case INSTANT, WALL_CLOCK, INTEGER, BOOLEAN, DECIMAL -> "yyyy-MM-dd HH:mm:ss";
    };
  }

  static List<Formula> of(Formula time, Shape.Whole shape, String format, ColumnScope scope) {
    String pattern = format.isEmpty() ? defaultPattern(shape.unit()) : format;
    var parts = new ArrayList<Formula>();
    var words = new StringBuilder();
    int i = 0;
    while (i < pattern.length()) {
      char c = pattern.charAt(i);
      if (c == '\'') {
        int end = pattern.indexOf('\'', i + 1);
        if (end < 0) {
          throw unknown(pattern, scope);
        }
        words.append(end == i + 1 ? "'" : pattern.substring(i + 1, end));
        i = end + 1;
      } else if (Character.isLetter(c) && c < 128) {
        int end = i;
        while (end < pattern.length() && pattern.charAt(end) == c) {
          end++;
        }
        if (LETTERS.indexOf(c) < 0) {
          throw unknown(pattern, scope);
        }
        if (!words.isEmpty()) {
          parts.add(TemplateRules.fixed(words.toString()));
          words.setLength(0);
        }
        parts.add(field(time, shape, c, end - i, pattern, scope));
        i = end;
      } else {
        words.append(c);
        i++;
      }
    }
    if (!words.isEmpty()) {
      parts.add(TemplateRules.fixed(words.toString()));
    }
    return parts;
  }

  /** One time as text, for entries of dictionaries. */
  static String text(long value, Unit unit, String pattern, ColumnScope scope) {
    try {
      return DateTimeFormatter.ofPattern(pattern, scope.table().plan().locale())
          .format(Times.wallClock(wallClock(value, unit, scope.zone())));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw unknown(pattern, scope);
    }
  }

  private static Formula field(
      Formula time, Shape.Whole shape, char letter, int count, String pattern, ColumnScope scope) {
    ZoneOffset zone = scope.zone();
    Unit unit = shape.unit();
    return switch (letter) {
      case 'y', 'u' ->
          count == 2
              ? number(time, unit, zone, 2, t -> Times.wallClock(t).getYear() % 100)
              : number(time, unit, zone, count, t -> Times.wallClock(t).getYear());
      case 'M' ->
          count > 2
              ? named(
                  time,
                  unit,
                  zone,
                  t -> Times.wallClock(t).getMonthValue() - 1,
                  months(count, scope))
              : number(time, unit, zone, count, t -> Times.wallClock(t).getMonthValue());
      case 'd' -> number(time, unit, zone, count, t -> Times.wallClock(t).getDayOfMonth());
      case 'H' ->
          number(
              time,
              unit,
              zone,
              count,
              t -> Math.floorMod(t, Times.MICROS_PER_DAY) / Times.MICROS_PER_HOUR);
      case 'm' ->
          number(
              time,
              unit,
              zone,
              count,
              t -> Math.floorMod(t, Times.MICROS_PER_HOUR) / (60 * Times.MICROS_PER_SECOND));
      case 's' ->
          number(
              time,
              unit,
              zone,
              count,
              t -> Math.floorMod(t, 60 * Times.MICROS_PER_SECOND) / Times.MICROS_PER_SECOND);
      case 'E' ->
          named(
              time,
              unit,
              zone,
              // 1970-01-01 was a Thursday, the fourth day of ISO's week.
              t -> Math.floorMod(Math.floorDiv(t, Times.MICROS_PER_DAY) + 3, 7),
              days(count, scope));
      default -> throw unknown(pattern, scope);
    };
  }

  private static Formula number(
      Formula time, Unit unit, ZoneOffset zone, int minDigits, LongUnaryOperator of) {
    return new Formula.Computed(
        time.shape(),
        binder ->
            new Vector.Digits(
                computed(time, unit, zone, of, binder), Math.max(1, minDigits), false));
  }

  private static Formula named(
      Formula time, Unit unit, ZoneOffset zone, LongUnaryOperator of, List<String> names) {
    boolean nullable = time.shape().nullable();
    var picker =
        new Picker(
            names.size(),
            nullable,
            binder -> {
              Vector.Longs index = computed(time, unit, zone, of, binder);
              boolean[] nulls = index.nulls();
              int[] codes = binder.ints();
              binder.add(
                  n -> {
                    for (int i = 0; i < n; i++) {
                      codes[i] = nulls != null && nulls[i] ? names.size() : (int) index.values()[i];
                    }
                  });
              return codes;
            });
    return Formula.Coded.of(picker, Dictionary.Words.of(names));
  }

  private static Vector.Longs computed(
      Formula time, Unit unit, ZoneOffset zone, LongUnaryOperator of, Binder binder) {
    Vector.Longs from = Wholes.longs(time, binder);
    long[] values = from.values();
    long[] out = binder.longs();
    binder.add(
        n -> {
          for (int i = 0; i < n; i++) {
            out[i] = of.applyAsLong(wallClock(values[i], unit, zone));
          }
        });
    return new Vector.Longs(out, Unit.INTEGER, 0, from.nulls());
  }

  private static long wallClock(long value, Unit unit, ZoneOffset zone) {
    return switch (unit) {
      case DATE -> value * Times.MICROS_PER_DAY;
      case INSTANT -> Times.toWallClock(value, zone);
      case WALL_CLOCK, TIME_OF_DAY, DURATION, INTEGER, BOOLEAN, DECIMAL -> value;
    };
  }

  private static List<String> months(int count, ColumnScope scope) {
    return Arrays.stream(Month.values())
        .map(m -> m.getDisplayName(style(count), scope.table().plan().locale()))
        .toList();
  }

  private static List<String> days(int count, ColumnScope scope) {
    return Arrays.stream(DayOfWeek.values())
        .map(d -> d.getDisplayName(style(count), scope.table().plan().locale()))
        .toList();
  }

  private static TextStyle style(int count) {
    return count > 3 ? TextStyle.FULL : TextStyle.SHORT;
  }

  private static RuntimeException unknown(String pattern, ColumnScope scope) {
    return scope
        .where()
        .problem(
            "the format " + pattern + " is not known for times",
            "use y, M, d, H, m, s and E, with other letters between apostrophes");
  }
}
