package dev.tanemaki.generate;

import dev.tanemaki.plan.JsonText;
import dev.tanemaki.problem.ProblemException;
import dev.tanemaki.schema.ColumnType;
import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Text of plans and CSV files into dictionaries of a column's type. */
final class Literals {

  private final ZoneOffset zone;

  Literals(ZoneOffset zone) {
    this.zone = zone;
  }

  /**
   * @param texts one per entry; {@code null} for null
   * @param where table and column, for the problem if a text does not fit the type
   */
  Dictionary parse(List<String> texts, ColumnType type, Where where) {
    return switch (type) {
      case ColumnType.Text t -> words(texts, type, where, text -> checkLength(text, t));
      case ColumnType.Enumeration e -> words(texts, type, where, text -> checkLabel(text, e));
      case ColumnType.Uuid _ -> words(texts, type, where, Literals::uuid);
      case ColumnType.Json j ->
          words(texts, type, where, text -> JsonText.checked(text, j.binary()));
      case ColumnType.Bytea _ -> words(texts, type, where, Literals::checkHex);
      case ColumnType.Bool _ -> numbers(texts, type, where, Unit.BOOLEAN, 0, Literals::bool);
      case ColumnType.Int i -> numbers(texts, type, where, Unit.INTEGER, 0, t -> integer(t, i));
      case ColumnType.Numeric n -> decimals(texts, n, where);
      case ColumnType.Real r -> reals(texts, r, where);
      case ColumnType.Date _ -> numbers(texts, type, where, Unit.DATE, 0, TimeText::date);
      case ColumnType.Time _ -> numbers(texts, type, where, Unit.TIME_OF_DAY, 0, TimeText::time);
      case ColumnType.Timestamp(boolean zoned) ->
          zoned
              ? numbers(texts, type, where, Unit.INSTANT, 0, t -> TimeText.instant(t, zone))
              : numbers(texts, type, where, Unit.WALL_CLOCK, 0, TimeText::wallClock);
      case ColumnType.Interval _ ->
          numbers(texts, type, where, Unit.DURATION, 0, TimeText::duration);
      case ColumnType.Array(ColumnType element) -> lists(texts, element, type, where);
      case ColumnType.Other _ -> {
        if (texts.stream().allMatch(java.util.Objects::isNull)) {
          yield Dictionary.Words.of(texts);
        }
        throw where.problem(
            GenerateMessage.TYPE_NOT_MADE.of(type.sql()), GenerateMessage.LEAVE_TO_DEFAULT.of());
      }
    };
  }

  private interface TextReader {
    String read(String text);
  }

  private interface NumberReader {
    long read(String text);
  }

  private static Dictionary words(
      List<String> texts, ColumnType type, Where where, TextReader reader) {
    var words = new ArrayList<String>(texts.size());
    for (String text : texts) {
      refuseNul(text, where);
      try {
        words.add(text == null ? null : reader.read(text));
      } catch (IllegalArgumentException e) {
        throw unfit(where, text, type);
      }
    }
    return Dictionary.Words.of(words);
  }

  private static Dictionary numbers(
      List<String> texts, ColumnType type, Where where, Unit unit, int scale, NumberReader reader) {
    long[] values = new long[texts.size()];
    boolean[] nulls = nulls(texts);
    for (int i = 0; i < values.length; i++) {
      if (texts.get(i) != null) {
        try {
          values[i] = reader.read(texts.get(i).strip());
          if (!unit.holds(values[i], values[i])) {
            throw unfit(where, texts.get(i), type);
          }
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
          throw unfit(where, texts.get(i), type);
        }
      }
    }
    return new Dictionary.Numbers(values, unit, scale, nulls);
  }

  private static Dictionary decimals(List<String> texts, ColumnType.Numeric type, Where where) {
    try {
      return NumericLiterals.of(texts, type);
    } catch (IllegalArgumentException e) {
      throw unfit(where, e.getMessage(), type);
    }
  }

  private static Dictionary reals(List<String> texts, ColumnType.Real type, Where where) {
    double[] values = new double[texts.size()];
    for (int i = 0; i < values.length; i++) {
      if (texts.get(i) != null) {
        try {
          values[i] = NumericLiterals.real(texts.get(i));
        } catch (NumberFormatException e) {
          throw unfit(where, texts.get(i), type);
        }
        if (type.bytes() == 4
            && Float.isInfinite((float) values[i])
            && !Double.isInfinite(values[i])) {
          throw unfit(where, texts.get(i), type);
        }
      }
    }
    return new Dictionary.Reals(values, nulls(texts));
  }

  private Dictionary lists(List<String> texts, ColumnType element, ColumnType type, Where where) {
    var all = new ArrayList<String>();
    int[][] members = new int[texts.size()][];
    for (int i = 0; i < members.length; i++) {
      if (texts.get(i) != null) {
        try {
          List<String> parsed = ArrayText.parse(texts.get(i).strip());
          members[i] = new int[parsed.size()];
          for (int j = 0; j < parsed.size(); j++) {
            members[i][j] = all.size();
            all.add(parsed.get(j));
          }
        } catch (IllegalArgumentException e) {
          throw unfit(where, texts.get(i), type);
        }
      }
    }
    return new Dictionary.Lists(parse(all, element, where), members);
  }

  /** A mask of the nulls of a list, {@code null} if it has none. */
  static boolean[] nulls(List<String> texts) {
    // Not contains(null): lists that cannot hold null throw there.
    if (texts.stream().allMatch(java.util.Objects::nonNull)) {
      return null;
    }
    boolean[] nulls = new boolean[texts.size()];
    for (int i = 0; i < nulls.length; i++) {
      nulls[i] = texts.get(i) == null;
    }
    return nulls;
  }

  private static String checkLength(String text, ColumnType.Text type) {
    if (type.maxLength() > 0 && text.codePointCount(0, text.length()) > type.maxLength()) {
      throw new IllegalArgumentException();
    }
    return text;
  }

  private static String checkLabel(String text, ColumnType.Enumeration type) {
    if (!type.labels().contains(text)) {
      throw new IllegalArgumentException();
    }
    return text;
  }

  /** Java reads parts of fewer digits too, which no server does. */
  private static String uuid(String text) {
    if (text.length() != 36) {
      throw new IllegalArgumentException();
    }
    return UUID.fromString(text).toString();
  }

  private static String checkHex(String text) {
    if (!text.startsWith("\\x")) {
      throw new IllegalArgumentException();
    }
    java.util.HexFormat.of().parseHex(text, 2, text.length());
    return text.toLowerCase(Locale.ROOT);
  }

  private static long bool(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "t", "yes", "y", "on", "1" -> 1;
      case "false", "f", "no", "n", "off", "0" -> 0;
      default -> throw new IllegalArgumentException();
    };
  }

  private static long integer(String text, ColumnType.Int type) {
    long value = NumericLiterals.parse(text).longValueExact();
    if (value < type.min() || value > type.max()) {
      throw new ArithmeticException();
    }
    return value;
  }

  /** PostgreSQL's text holds every character but this one. */
  static void refuseNul(String text, Where where) {
    if (text != null && text.indexOf(0) >= 0) {
      throw where.problem(
          GenerateMessage.U_0000.of(shortened(text.replace("\0", "\\u0000"))),
          GenerateMessage.TAKE_OUT.of());
    }
  }

  private static ProblemException unfit(Where where, String text, ColumnType type) {
    return where.problem(
        GenerateMessage.UNFIT.of(shortened(text), type.sql()), GenerateMessage.GIVE_FITTING.of());
  }

  static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 57) + "…";
  }
}
