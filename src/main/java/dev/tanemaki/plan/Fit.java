package dev.tanemaki.plan;

import dev.tanemaki.schema.ColumnType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether a value can stand in a column of a type. */
final class Fit {

  private static final Set<String> BOOLEANS =
      Set.of("true", "t", "yes", "y", "on", "1", "false", "f", "no", "n", "off", "0");
  private static final Pattern DATE = Pattern.compile("\\d{4,7}-\\d{2}-\\d{2}( BC)?|-?infinity");
  private static final Pattern DAY = Pattern.compile("(\\d{4,7})-(\\d{2})-(\\d{2})");
  private static final Pattern TIMESTAMP =
      Pattern.compile(
          "\\d{4,6}-\\d{2}-\\d{2}([T ]\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,6})?)?)?"
              + "\\s?(Z|[+-]\\d{2}(:?\\d{2})?)?( BC)?|-?infinity");
  private static final Pattern TIME = Pattern.compile("\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,6})?)?");
  private static final Pattern TIME_OF_DAY =
      Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d(\\.\\d{1,6})?)?|24:00(:00(\\.0+)?)?");
  private static final Pattern TIMES =
      Pattern.compile("[T ](\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,6})?)?)");
  private static final Pattern INTERVAL =
      Pattern.compile(
          "(?=.)((-?\\d{1,9}) days?)?\\s?([+-]?\\d{2,10}:[0-5]\\d(:[0-5]\\d(\\.\\d{1,6})?)?)?");
  private static final Pattern HEX = Pattern.compile("\\\\x([0-9a-fA-F]{2})*");

  /** The last years that PostgreSQL has, of dates and of timestamps as they are made here. */
  private static final int LAST_YEAR = 5_874_897;

  private static final int LAST_YEAR_OF_TIMES = 294_247;
  private static final int FIRST_YEAR_BC = 4_713;

  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern NO_NUMBER =
      Pattern.compile("nan|[+-]?inf(inity)?", Pattern.CASE_INSENSITIVE);
  private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,40}(\\.\\d{0,40})?");

  private Fit() {}

  /** Why the text cannot be read as a value of the type; empty if it can. */
  static Optional<String> text(String text, ColumnType type) {
    var value = text.strip();
    return switch (type) {
      case ColumnType _ when text.indexOf('\0') >= 0 ->
          Optional.of("a value holds the character U+0000, no text of PostgreSQL can");
      case ColumnType.Text t when t.maxLength() > 0 -> length(text, t);
      case ColumnType.Text _ -> Optional.empty();
      case ColumnType.Json j -> unless(isJson(text, j.binary()), text, "no JSON");
      case ColumnType.Bytea _ ->
          unless(HEX.matcher(text).matches(), text, "no bytes such as \\x0fa5");
      case ColumnType.Interval _ ->
          unless(isInterval(value), text, "no length of time such as PT1H30M or 7 days 01:30:00");
      case ColumnType.Array _ ->
          unless(value.startsWith("{") && value.endsWith("}"), text, "no array such as {a,b}");
      case ColumnType.Enumeration e -> unless(e.labels().contains(text), text, "no " + e.name());
      case ColumnType.Bool _ ->
          unless(BOOLEANS.contains(value.toLowerCase(Locale.ROOT)), text, "not true or false");
      case ColumnType.Date _ ->
          unless(
              isDay(value, LAST_YEAR)
                  && (DATE.matcher(value).matches() || TIMESTAMP.matcher(value).matches()),
              text,
              "no date");
      case ColumnType.Time _ ->
          unless(TIME_OF_DAY.matcher(value).matches(), text, "no time of day");
      case ColumnType.Timestamp _ ->
          unless(
              isDay(value, LAST_YEAR_OF_TIMES)
                  && TIMESTAMP.matcher(value).matches()
                  && TIMES
                      .matcher(value)
                      .results()
                      .allMatch(m -> TIME_OF_DAY.matcher(m.group(1)).matches()),
              text,
              "no date and time");
      case ColumnType.Uuid _ -> unless(UUID.matcher(value).matches(), text, "no uuid");
      case ColumnType.Real _ ->
          unless(
              Scalars.number(value).isPresent() || NO_NUMBER.matcher(value).matches(),
              text,
              "not a number");
      case ColumnType.Int i -> whole(value, text, i);
      case ColumnType.Numeric n when NO_NUMBER.matcher(value).matches() ->
          unless(n.precision() == 0 || value.equalsIgnoreCase("nan"), text, "no " + n.sql());
      case ColumnType.Numeric n ->
          DECIMAL.matcher(value).matches()
              ? number(new BigDecimal(value), n)
              : unless(false, text, "not a number");
      case ColumnType.Other o -> Optional.of("values of type " + o.name() + " cannot be generated");
    };
  }

  private static Optional<String> whole(String value, String text, ColumnType.Int type) {
    if (!DECIMAL.matcher(value).matches()) {
      return unless(false, text, "not a whole number");
    }
    var number = new BigDecimal(value);
    return number.stripTrailingZeros().scale() > 0
        ? unless(false, text, "not a whole number")
        : number(number, type);
  }

  private static Optional<String> length(String text, ColumnType.Text type) {
    int length = text.codePointCount(0, text.length());
    return length <= type.maxLength()
        ? Optional.empty()
        : Optional.of(
            "'"
                + Names.shorten(text)
                + "' has "
                + length
                + " characters, "
                + type.sql()
                + " holds "
                + type.maxLength());
  }

  /** Whether the calendar has the day that a text begins with; true where it begins with none. */
  private static boolean isDay(String text, int lastYear) {
    var day = DAY.matcher(text);
    if (!day.lookingAt()) {
      return true;
    }
    int year = Integer.parseInt(day.group(1));
    try {
      // 1 BC is the year 0 of ISO 8601, PostgreSQL has no year 0.
      LocalDate.of(
          text.endsWith(" BC") ? 1 - year : year,
          Integer.parseInt(day.group(2)),
          Integer.parseInt(day.group(3)));
      return year > 0 && year <= (text.endsWith(" BC") ? FIRST_YEAR_BC : lastYear);
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean isJson(String text, boolean binary) {
    try {
      JsonText.checked(text, binary);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isInterval(String text) {
    if (!text.startsWith("P") && !text.startsWith("-P")) {
      return INTERVAL.matcher(text).matches();
    }
    try {
      Duration.parse(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static Optional<String> unless(boolean right, String text, String what) {
    return right ? Optional.empty() : Optional.of("'" + Names.shorten(text) + "' is " + what);
  }

  /** Why the number is out of the type's range; empty if it is not, or the type has none. */
  static Optional<String> number(BigDecimal value, ColumnType type) {
    return switch (type) {
      case ColumnType.Int i -> {
        var whole = value.toBigInteger();
        boolean fits =
            whole.compareTo(BigInteger.valueOf(i.min())) >= 0
                && whole.compareTo(BigInteger.valueOf(i.max())) <= 0;
        yield fits ? Optional.empty() : Optional.of(beyond(value, i, grouped(i.max())));
      }
      case ColumnType.Numeric n when n.precision() > 0 -> {
        var limit = BigDecimal.ONE.scaleByPowerOfTen(n.precision() - n.scale());
        yield value.abs().compareTo(limit) < 0
            ? Optional.empty()
            : Optional.of(beyond(value, n, "less than " + limit.toPlainString()));
      }
      default -> Optional.empty();
    };
  }

  private static String beyond(BigDecimal value, ColumnType type, String limit) {
    return value.toPlainString() + " is out of range: " + type.sql() + " holds " + limit;
  }

  static boolean isNumber(ColumnType type) {
    return type instanceof ColumnType.Int
        || type instanceof ColumnType.Real
        || type instanceof ColumnType.Numeric;
  }

  static boolean isTime(ColumnType type) {
    return type instanceof ColumnType.Timestamp
        || type instanceof ColumnType.Date
        || type instanceof ColumnType.Time;
  }

  /** Whether the text is a date, a time or both rather than the name of a column. */
  static boolean isTimeText(String text) {
    return DATE.matcher(text).matches()
        || TIMESTAMP.matcher(text).matches()
        || TIME.matcher(text).matches();
  }

  static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
