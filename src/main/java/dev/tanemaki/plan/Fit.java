package dev.tanemaki.plan;

import dev.tanemaki.problem.Message;
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
import java.util.stream.Stream;

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
  static Optional<Message> text(String text, ColumnType type) {
    var value = text.strip();
    return switch (type) {
      case ColumnType _ when text.indexOf('\0') >= 0 -> Optional.of(PlanMessage.U_0000.of());
      case ColumnType.Text t when t.maxLength() > 0 -> length(text, t);
      case ColumnType.Text _ -> Optional.empty();
      case ColumnType.Json j -> unless(isJson(text, j.binary()), text, PlanMessage.NO_JSON);
      case ColumnType.Bytea _ -> unless(HEX.matcher(text).matches(), text, PlanMessage.NO_BYTES);
      case ColumnType.Interval _ -> unless(isInterval(value), text, PlanMessage.NO_INTERVAL);
      case ColumnType.Array _ ->
          unless(value.startsWith("{") && value.endsWith("}"), text, PlanMessage.NO_ARRAY);
      case ColumnType.Enumeration e ->
          unless(e.labels().contains(text), text, PlanMessage.NO_VALUE_OF, e.name());
      case ColumnType.Bool _ ->
          unless(
              BOOLEANS.contains(value.toLowerCase(Locale.ROOT)),
              text,
              PlanMessage.NOT_TRUE_OR_FALSE);
      case ColumnType.Date _ ->
          unless(
              isDay(value, LAST_YEAR)
                  && (DATE.matcher(value).matches() || TIMESTAMP.matcher(value).matches()),
              text,
              PlanMessage.NO_DATE);
      case ColumnType.Time _ ->
          unless(TIME_OF_DAY.matcher(value).matches(), text, PlanMessage.NO_TIME);
      case ColumnType.Timestamp _ ->
          unless(
              isDay(value, LAST_YEAR_OF_TIMES)
                  && TIMESTAMP.matcher(value).matches()
                  && TIMES
                      .matcher(value)
                      .results()
                      .allMatch(m -> TIME_OF_DAY.matcher(m.group(1)).matches()),
              text,
              PlanMessage.NO_TIMESTAMP);
      case ColumnType.Uuid _ -> unless(UUID.matcher(value).matches(), text, PlanMessage.NO_UUID);
      case ColumnType.Real _ ->
          unless(
              Scalars.number(value).isPresent() || NO_NUMBER.matcher(value).matches(),
              text,
              PlanMessage.TEXT_NO_NUMBER);
      case ColumnType.Int i -> whole(value, text, i);
      case ColumnType.Numeric n when NO_NUMBER.matcher(value).matches() ->
          unless(
              n.precision() == 0 || value.equalsIgnoreCase("nan"),
              text,
              PlanMessage.NO_VALUE_OF,
              n.sql());
      case ColumnType.Numeric n ->
          DECIMAL.matcher(value).matches()
              ? number(new BigDecimal(value), n)
              : unless(false, text, PlanMessage.TEXT_NO_NUMBER);
      case ColumnType.Other o -> Optional.of(PlanMessage.TYPE_NOT_MADE.of(o.name()));
    };
  }

  private static Optional<Message> whole(String value, String text, ColumnType.Int type) {
    if (!DECIMAL.matcher(value).matches()) {
      return unless(false, text, PlanMessage.TEXT_NO_WHOLE_NUMBER);
    }
    var number = new BigDecimal(value);
    return number.stripTrailingZeros().scale() > 0
        ? unless(false, text, PlanMessage.TEXT_NO_WHOLE_NUMBER)
        : number(number, type);
  }

  private static Optional<Message> length(String text, ColumnType.Text type) {
    int length = text.codePointCount(0, text.length());
    return length <= type.maxLength()
        ? Optional.empty()
        : Optional.of(
            PlanMessage.TEXT_TOO_LONG.of(
                Names.shorten(text), length, type.sql(), type.maxLength()));
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

  private static Optional<Message> unless(
      boolean right, String text, PlanMessage wrong, Object... more) {
    var arguments = Stream.concat(Stream.of(Names.shorten(text)), Stream.of(more)).toArray();
    return right ? Optional.empty() : Optional.of(wrong.of(arguments));
  }

  /** Why the number is out of the type's range; empty if it is not, or the type has none. */
  static Optional<Message> number(BigDecimal value, ColumnType type) {
    return switch (type) {
      case ColumnType.Int i -> {
        var whole = value.toBigInteger();
        boolean fits =
            whole.compareTo(BigInteger.valueOf(i.min())) >= 0
                && whole.compareTo(BigInteger.valueOf(i.max())) <= 0;
        yield fits
            ? Optional.empty()
            : Optional.of(beyond(PlanMessage.BEYOND, value, i, grouped(i.max())));
      }
      case ColumnType.Numeric n when n.precision() > 0 -> {
        var limit = BigDecimal.ONE.scaleByPowerOfTen(n.precision() - n.scale());
        yield value.abs().compareTo(limit) < 0
            ? Optional.empty()
            : Optional.of(beyond(PlanMessage.BEYOND_LESS, value, n, limit.toPlainString()));
      }
      default -> Optional.empty();
    };
  }

  private static Message beyond(
      PlanMessage wrong, BigDecimal value, ColumnType type, String limit) {
    return wrong.of(value.toPlainString(), type.sql(), limit);
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
