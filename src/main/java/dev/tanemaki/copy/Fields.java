package dev.tanemaki.copy;

import dev.tanemaki.generate.CellText;
import dev.tanemaki.generate.Dictionary;
import dev.tanemaki.generate.Unit;
import dev.tanemaki.generate.Vector;
import dev.tanemaki.problem.Message;
import dev.tanemaki.schema.ColumnType;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Chooses the field that carries a vector into a column of a type. */
final class Fields {

  /** 2000-01-01, where PostgreSQL counts dates and timestamps from, in days and microseconds. */
  private static final long EPOCH_DAYS = 10_957;

  private static final long EPOCH_MICROS = 946_684_800_000_000L;

  private static final int LONGEST_WHOLE = 19;

  private Fields() {}

  /**
   * What is to be sent one after another, with the lengths in front. Neighbours that one choice
   * decides, which share their codes, become one field.
   *
   * @param vectors the columns of a row, or the elements of an array
   * @param types parallel to them
   * @param columns their names, parallel too, for messages
   * @param behind bytes of the row that are written after them
   * @param capacity rows of a chunk at most
   */
  static Field[] sequence(
      List<Vector> vectors,
      List<ColumnType> types,
      List<String> columns,
      int behind,
      int capacity) {
    var fields = new ArrayDeque<Field>();
    int follow = behind;
    for (int last = vectors.size() - 1; last >= 0; ) {
      int first = last;
      while (first > 0 && shareCodes(vectors.get(first - 1), vectors.get(last))) {
        first--;
      }
      Field field =
          vectors.get(last) instanceof Vector.Codes(int[] codes, _)
              ? new CodeField(codes, framed(vectors, types, columns, first, last), follow)
              : of(vectors.get(last), types.get(last), columns.get(last), follow, capacity);
      fields.addFirst(field);
      follow += field.minSize();
      last = first - 1;
    }
    return fields.toArray(Field[]::new);
  }

  static boolean shareCodes(Vector one, Vector other) {
    return one instanceof Vector.Codes a
        && other instanceof Vector.Codes b
        && a.codes() == b.codes();
  }

  private static Entries framed(
      List<Vector> vectors, List<ColumnType> types, List<String> columns, int first, int last) {
    return Entries.framed(
        IntStream.rangeClosed(first, last)
            .mapToObj(
                i ->
                    new Entries.Framed(
                        ((Vector.Codes) vectors.get(i)).dictionary(), types.get(i), columns.get(i)))
            .toList());
  }

  /**
   * A field with its length in front.
   *
   * @param column its name, for messages
   * @param behind bytes of the row that are written after this field
   * @param capacity rows of a chunk at most
   */
  static Field of(Vector vector, ColumnType type, String column, int behind, int capacity) {
    return switch (vector) {
      case Vector.Longs v -> whole(v, type, column, capacity);
      case Vector.Doubles v -> real(v, type, column, capacity);
      case Vector.Uuids v -> {
        if (!(type instanceof ColumnType.Uuid)) {
          throw Types.unfit(column, type, CopyMessage.UUIDS.of());
        }
        yield new NumberFields.Uuid(v.high(), v.low(), v.nulls());
      }
      case Vector.Codes v ->
          new CodeField(
              v.codes(),
              Entries.framed(List.of(new Entries.Framed(v.dictionary(), type, column))),
              behind);
      case Vector.Concat v -> text(v.parts(), v.nulls(), type, column, behind, capacity);
      case Vector.Digits v ->
          text(new Vector[] {v}, v.value().nulls(), type, column, behind, capacity);
      case Vector.Fixed v -> text(new Vector[] {v}, null, type, column, behind, capacity);
      case Vector.Elements v -> array(v, type, column, behind, capacity);
    };
  }

  private static Field whole(Vector.Longs v, ColumnType type, String column, int capacity) {
    boolean integer = v.unit() == Unit.INTEGER || v.unit() == Unit.BOOLEAN;
    return switch (type) {
      case ColumnType.Bool _ when v.unit() == Unit.BOOLEAN ->
          new NumberFields.Byte1(v.values(), v.nulls());
      case ColumnType.Int i when integer ->
          switch (i.bytes()) {
            case 2 -> new NumberFields.Int2(v.values(), v.nulls());
            case 4 -> new NumberFields.Int4(v.values(), 0, v.nulls());
            default -> new NumberFields.Int8(v.values(), 0, v.nulls());
          };
      case ColumnType.Numeric n when integer || v.unit() == Unit.DECIMAL -> numeric(v, n, capacity);
      case ColumnType.Date _ when v.unit() == Unit.DATE ->
          new NumberFields.Int4(v.values(), EPOCH_DAYS, v.nulls());
      case ColumnType.Timestamp _ when v.unit() == Unit.INSTANT || v.unit() == Unit.WALL_CLOCK ->
          new NumberFields.Int8(v.values(), EPOCH_MICROS, v.nulls());
      case ColumnType.Time _ when v.unit() == Unit.TIME_OF_DAY ->
          new NumberFields.Int8(v.values(), 0, v.nulls());
      case ColumnType.Interval _ when v.unit() == Unit.DURATION ->
          new NumberFields.Interval(v.values(), v.nulls());
      default ->
          throw Types.unfit(
              column, type, Message.plain(v.unit().name().toLowerCase(java.util.Locale.ROOT)));
    };
  }

  private static Field numeric(Vector.Longs v, ColumnType.Numeric type, int capacity) {
    if (v.scale() > NumericField.MAX_SCALE || v.scale() < 0) {
      return new ExactNumeric(
          row -> BigDecimal.valueOf(v.values()[row], v.scale()).toPlainString(),
          v.nulls(),
          capacity);
    }
    int whole = type.precision() == 0 ? LONGEST_WHOLE - v.scale() : type.precision() - type.scale();
    int display = type.precision() == 0 ? v.scale() : type.scale();
    return new NumericField(
        v.values(),
        v.scale(),
        Math.clamp(whole, 0, LONGEST_WHOLE),
        Math.max(0, display),
        v.nulls());
  }

  private static Field real(Vector.Doubles v, ColumnType type, String column, int capacity) {
    return switch (type) {
      case ColumnType.Real r ->
          r.bytes() == 4
              ? new NumberFields.Float4(v.values(), v.nulls())
              : new NumberFields.Float8(v.values(), v.nulls());
      case ColumnType.Numeric _ ->
          new ExactNumeric(row -> CellText.numeric(v.values()[row]), v.nulls(), capacity);
      default -> throw Types.unfit(column, type, CopyMessage.FLOATS.of());
    };
  }

  private static Field text(
      Vector[] nested, boolean[] nulls, ColumnType type, String column, int behind, int capacity) {
    Vector[] parts = Arrays.stream(nested).flatMap(Fields::flat).toArray(Vector[]::new);
    var pieces = new Field[parts.length];
    int follow = behind;
    for (int i = parts.length - 1; i >= 0; i--) {
      pieces[i] = piece(parts[i], follow, capacity);
      follow += pieces[i].minSize();
    }
    return new BinaryComposite(
        Types.textPrefix(type, column), pieces, nulls, TextLimit.of(type, column), capacity);
  }

  /** A text inside a text: rows where it is null are null as a whole, so its parts will do. */
  static Stream<Vector> flat(Vector part) {
    return part instanceof Vector.Concat concat
        ? Arrays.stream(concat.parts()).flatMap(Fields::flat)
        : Stream.of(part);
  }

  static Field piece(Vector part, int behind, int capacity) {
    return switch (part) {
      case Vector.Fixed v -> new Pieces.Fixed(v.utf8(), behind);
      case Vector.Codes v ->
          switch (v.dictionary()) {
            case Dictionary.Words words -> new CodeField(v.codes(), Entries.bare(words), behind);
            case Dictionary.Numbers _, Dictionary.Reals _, Dictionary.Lists _ ->
                throw new IllegalArgumentException("a text is made of words, not of " + v);
          };
      case Vector.Digits v ->
          v.value().scale() == 0
              ? Pieces.Digits.of(v, behind, capacity)
              : new Pieces.Slow(row -> CellText.piece(v, row), capacity);
      case Vector.Doubles v -> new Pieces.Slow(row -> CellText.piece(v, row), capacity);
      case Vector.Uuids v -> new Pieces.Slow(row -> CellText.piece(v, row), capacity);
      case Vector.Longs _, Vector.Concat _, Vector.Elements _ ->
          throw new IllegalArgumentException("not a piece of a text: " + part);
    };
  }

  private static Field array(
      Vector.Elements v, ColumnType type, String column, int behind, int capacity) {
    if (!(type instanceof ColumnType.Array array)) {
      throw Types.unfit(column, type, CopyMessage.ARRAYS.of());
    }
    int count = v.elements().length;
    Field[] elements =
        sequence(
            List.of(v.elements()),
            Collections.nCopies(count, array.element()),
            Collections.nCopies(count, column),
            behind,
            capacity);
    boolean anyNull = Arrays.stream(v.elements()).anyMatch(Vector::nullable);
    return new BinaryComposite(
        ArrayHeader.of(array.element(), count, anyNull, column),
        elements,
        v.nulls(),
        TextLimit.NONE,
        capacity);
  }
}
