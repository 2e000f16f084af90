package dev.tanemaki.generate;

import dev.tanemaki.schema.ColumnType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Any cell of a chunk as text, the way psql prints it in a session whose time zone is the plan's.
 * For previews, messages and files; makes a string a cell, so it is not for the load itself.
 */
public final class CellText {

  private final List<ColumnType> types;
  private final ZoneOffset zone;

  private CellText(List<ColumnType> types, ZoneOffset zone) {
    this.types = types;
    this.zone = zone;
  }

  public static CellText of(TableProgram program) {
    return new CellText(
        program.columns().stream().map(ProgramColumn::type).toList(), program.zone());
  }

  /**
   * @param column position in the program's columns
   * @param row position in the chunk
   * @return the text, or {@code null} for null
   */
  public String text(Chunk chunk, int column, int row) {
    return text(chunk.columns().get(column), row, types.get(column), zone);
  }

  /** One row of a piece of a {@link Vector.Concat}; {@code null} for null. */
  public static String piece(Vector piece, int row) {
    return plain(piece, row, new ColumnType.Text("text", 0), ZoneOffset.UTC);
  }

  /** One cell of a vector of a column of {@code type}; {@code null} for null. */
  static String text(Vector vector, int row, ColumnType type, ZoneOffset zone) {
    String plain = plain(vector, row, type, zone);
    return plain == null ? null : padded(plain, type);
  }

  private static String plain(Vector vector, int row, ColumnType type, ZoneOffset zone) {
    if (vector.isNull(row)) {
      return null;
    }
    return switch (vector) {
      case Vector.Longs v -> number(v.values()[row], v.unit(), v.scale(), type, zone);
      case Vector.Doubles v ->
          type instanceof ColumnType.Numeric
              ? numeric(v.values()[row])
              : real(v.values()[row], isFloat4(type));
      case Vector.Uuids v -> new java.util.UUID(v.high()[row], v.low()[row]).toString();
      case Vector.Codes v -> entry(v.dictionary(), v.codes()[row], type, zone);
      case Vector.Fixed v -> new String(v.utf8(), java.nio.charset.StandardCharsets.UTF_8);
      case Vector.Digits v ->
          digits(v.value().values()[row], v.value().scale(), v.minDigits(), v.grouped());
      case Vector.Concat v -> {
        var text = new StringBuilder();
        for (Vector part : v.parts()) {
          text.append(plain(part, row, type, zone));
        }
        yield text.toString();
      }
      case Vector.Elements v -> {
        var elements = new ArrayList<String>();
        for (Vector element : v.elements()) {
          elements.add(text(element, row, elementOf(type), zone));
        }
        yield array(elements);
      }
    };
  }

  /** One entry of a dictionary; {@code null} for null. */
  static String entry(Dictionary dictionary, int code, ColumnType type, ZoneOffset zone) {
    if (dictionary.isNull(code)) {
      return null;
    }
    return switch (dictionary) {
      case Dictionary.Words words -> words.word(code);
      case Dictionary.Numbers n -> number(n.values()[code], n.unit(), n.scale(), type, zone);
      case Dictionary.Reals r -> real(r.values()[code], isFloat4(type));
      case Dictionary.Lists lists -> {
        var elements = new ArrayList<String>();
        ColumnType element = elementOf(type);
        for (int member : lists.members()[code]) {
          String text = entry(lists.elements(), member, element, zone);
          elements.add(text == null ? null : padded(text, element));
        }
        yield array(elements);
      }
    };
  }

  private static String number(long value, Unit unit, int scale, ColumnType type, ZoneOffset zone) {
    // A column shows as many decimals as its type has, however few the rule makes.
    return type instanceof ColumnType.Numeric n && n.precision() > 0 && n.scale() > scale
        ? BigDecimal.valueOf(value, scale).setScale(n.scale()).toPlainString()
        : number(value, unit, scale, zone);
  }

  /** A whole number in the units of {@link Vector.Longs}. */
  public static String number(long value, Unit unit, int scale, ZoneOffset zone) {
    return switch (unit) {
      case INTEGER -> Long.toString(value);
      case BOOLEAN -> value == 0 ? "f" : "t";
      case DECIMAL -> BigDecimal.valueOf(value, scale).toPlainString();
      case DATE -> Times.date(value);
      case INSTANT -> Times.instantText(value, zone);
      case WALL_CLOCK -> Times.wallClockText(value);
      case TIME_OF_DAY -> Times.time(value);
      case DURATION -> Times.duration(value);
    };
  }

  /** A number as {@link Vector.Digits} describes it. */
  static String digits(long value, int scale, int minDigits, boolean grouped) {
    BigInteger[] parts =
        BigInteger.valueOf(value).abs().divideAndRemainder(BigInteger.TEN.pow(scale));
    var whole = new StringBuilder(parts[0].toString());
    while (whole.length() < minDigits) {
      whole.insert(0, '0');
    }
    if (grouped) {
      for (int i = whole.length() - 3; i > 0; i -= 3) {
        whole.insert(i, ',');
      }
    }
    if (scale > 0) {
      String fraction = parts[1].toString();
      whole.append('.').append("0".repeat(scale - fraction.length())).append(fraction);
    }
    return value < 0 ? "-" + whole : whole.toString();
  }

  /**
   * The shortest digits that read back the same, laid out as PostgreSQL does: an exponent below
   * 1e-4 and from 1e15 (double precision) or 1e6 (real) on.
   */
  static String real(double value, boolean float4) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Double.toString(value);
    }
    if (value == 0) {
      return 1 / value < 0 ? "-0" : "0";
    }
    BigDecimal shortest = shortest(value, float4);
    int exponent = shortest.precision() - shortest.scale() - 1;
    if (exponent >= -4 && exponent < (float4 ? 6 : 15)) {
      return shortest.toPlainString();
    }
    String digits = shortest.unscaledValue().abs().toString();
    return (value < 0 ? "-" : "")
        + digits.charAt(0)
        + (digits.length() > 1 ? "." + digits.substring(1) : "")
        + (exponent < 0 ? "e-" : "e+")
        + (Math.abs(exponent) < 10 ? "0" : "")
        + Math.abs(exponent);
  }

  /** Java writes two digits where one would do: 4.9E-324 is 5e-324. */
  private static BigDecimal shortest(double value, boolean float4) {
    var exact = new BigDecimal(float4 ? Float.toString((float) value) : Double.toString(value));
    BigDecimal digits = exact.stripTrailingZeros();
    if (digits.precision() == 2) {
      var one = digits.round(new MathContext(1, RoundingMode.HALF_EVEN));
      boolean same = float4 ? one.floatValue() == (float) value : one.doubleValue() == value;
      return same ? one : digits;
    }
    return digits;
  }

  /** A floating point number in a numeric column: its shortest digits, without an exponent. */
  public static String numeric(double value) {
    return Double.isNaN(value) || Double.isInfinite(value)
        ? Double.toString(value)
        : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  static String array(List<String> elements) {
    var text = new StringBuilder("{");
    for (int i = 0; i < elements.size(); i++) {
      String element = elements.get(i);
      text.append(i == 0 ? "" : ",").append(element == null ? "NULL" : quoted(element));
    }
    return text.append('}').toString();
  }

  private static String quoted(String element) {
    boolean plain = !element.isEmpty() && !element.equalsIgnoreCase("NULL");
    for (int i = 0; i < element.length() && plain; i++) {
      char c = element.charAt(i);
      plain = "{},\"\\".indexOf(c) < 0 && !(c == ' ' || (c >= 9 && c <= 13));
    }
    return plain ? element : '"' + element.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String padded(String text, ColumnType type) {
    if (type instanceof ColumnType.Text t && isPadded(t)) {
      int missing = t.maxLength() - text.codePointCount(0, text.length());
      return missing > 0 ? text + " ".repeat(missing) : text;
    }
    return text;
  }

  private static boolean isPadded(ColumnType.Text type) {
    return switch (type.name()) {
      case "character", "char", "bpchar" -> type.maxLength() > 0;
      default -> false;
    };
  }

  private static boolean isFloat4(ColumnType type) {
    return type instanceof ColumnType.Real(int bytes) && bytes == 4;
  }

  static ColumnType elementOf(ColumnType type) {
    return type instanceof ColumnType.Array(ColumnType element) ? element : type;
  }
}
