package dev.tanemaki.copy;

import dev.tanemaki.generate.CellText;
import dev.tanemaki.generate.Dictionary;
import dev.tanemaki.generate.Unit;
import dev.tanemaki.generate.Vector;
import dev.tanemaki.problem.Message;
import dev.tanemaki.schema.ColumnType;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What {@link Fields} is in binary: chooses the field that writes a vector as COPY's text. */
final class TextFields {

  /** What an array begins with. */
  static final byte[] ARRAY = {'{'};

  private TextFields() {}

  /** All columns of a row; see {@link CopyFormat#encoder}. */
  static Field[] row(
      List<Vector> vectors, List<ColumnType> types, List<String> columns, int capacity) {
    int last = vectors.size() - 1;
    List<Cell> cells =
        IntStream.rangeClosed(0, last).mapToObj(i -> Cell.column(i == last)).toList();
    return sequence(vectors, types, columns, cells, 0, capacity);
  }

  /**
   * What is to be sent one after another. Neighbours that one choice decides, which share their
   * codes, become one field.
   *
   * @param vectors the columns of a row, or the elements of an array
   * @param types parallel to them
   * @param columns their names, parallel too, for messages
   * @param cells where they stand, parallel too
   * @param behind bytes of the row that are written after them
   * @param capacity rows of a chunk at most
   */
  private static Field[] sequence(
      List<Vector> vectors,
      List<ColumnType> types,
      List<String> columns,
      List<Cell> cells,
      int behind,
      int capacity) {
    var fields = new ArrayDeque<Field>();
    int follow = behind;
    for (int last = vectors.size() - 1; last >= 0; ) {
      int first = last;
      while (first > 0 && Fields.shareCodes(vectors.get(first - 1), vectors.get(last))) {
        first--;
      }
      Field field =
          vectors.get(last) instanceof Vector.Codes(int[] codes, _)
              ? new CodeField(
                  codes,
                  TextEntries.framed(
                      IntStream.rangeClosed(first, last)
                          .mapToObj(
                              i ->
                                  new TextEntries.Framed(
                                      ((Vector.Codes) vectors.get(i)).dictionary(),
                                      types.get(i),
                                      columns.get(i),
                                      cells.get(i)))
                          .toList()),
                  follow)
              : of(
                  vectors.get(last),
                  types.get(last),
                  columns.get(last),
                  cells.get(last),
                  follow,
                  capacity);
      fields.addFirst(field);
      follow += field.minSize();
      last = first - 1;
    }
    return fields.toArray(Field[]::new);
  }

  /**
   * A field with what stands behind it.
   *
   * @param column its name, for messages
   * @param behind bytes of the row that are written after this field
   * @param capacity rows of a chunk at most
   */
  static Field of(
      Vector vector, ColumnType type, String column, Cell cell, int behind, int capacity) {
    return switch (vector) {
      case Vector.Longs v -> whole(v, type, column, cell, behind, capacity);
      case Vector.Doubles v -> real(v, type, column, cell, capacity);
      case Vector.Uuids v -> {
        if (!(type instanceof ColumnType.Uuid)) {
          throw Types.unfit(column, type, CopyMessage.UUIDS.of());
        }
        yield new TextNumbers.Uuid(v.high(), v.low(), v.nulls(), cell);
      }
      case Vector.Codes v ->
          new CodeField(
              v.codes(),
              TextEntries.framed(
                  List.of(new TextEntries.Framed(v.dictionary(), type, column, cell))),
              behind);
      case Vector.Concat v -> text(v.parts(), v.nulls(), type, column, cell, behind, capacity);
      case Vector.Digits v ->
          text(new Vector[] {v}, v.value().nulls(), type, column, cell, behind, capacity);
      case Vector.Fixed v -> text(new Vector[] {v}, null, type, column, cell, behind, capacity);
      case Vector.Elements v -> array(v, type, column, cell, behind, capacity);
    };
  }

  private static Field whole(
      Vector.Longs v, ColumnType type, String column, Cell cell, int behind, int capacity) {
    boolean integer = v.unit() == Unit.INTEGER || v.unit() == Unit.BOOLEAN;
    return switch (type) {
      case ColumnType.Bool _ when v.unit() == Unit.BOOLEAN ->
          new TextNumbers.Flag(v.values(), v.nulls(), cell);
      case ColumnType.Int _ when integer ->
          new TextNumbers.Whole(v.values(), v.nulls(), cell, behind, capacity);
      case ColumnType.Numeric _ when integer || v.unit() == Unit.DECIMAL ->
          decimal(v, cell, behind, capacity);
      case ColumnType.Date _ when v.unit() == Unit.DATE ->
          TextTimes.dates(v.values(), v.nulls(), cell, capacity);
      case ColumnType.Timestamp t when v.unit() == Unit.INSTANT || v.unit() == Unit.WALL_CLOCK ->
          TextTimes.timestamps(v.values(), t.zoned(), v.nulls(), cell, capacity);
      case ColumnType.Time _ when v.unit() == Unit.TIME_OF_DAY ->
          TextTimes.times(v.values(), v.nulls(), cell, capacity);
      case ColumnType.Interval _ when v.unit() == Unit.DURATION ->
          new TextNumbers.Slow(
              row -> CellText.number(v.values()[row], Unit.DURATION, 0, ZoneOffset.UTC),
              v.nulls(),
              cell,
              capacity);
      default ->
          throw Types.unfit(column, type, Message.plain(v.unit().name().toLowerCase(Locale.ROOT)));
    };
  }

  private static Field decimal(Vector.Longs v, Cell cell, int behind, int capacity) {
    if (v.scale() == 0) {
      return new TextNumbers.Whole(v.values(), v.nulls(), cell, behind, capacity);
    }
    return v.scale() > 0 && v.scale() <= TextNumbers.Decimal.MAX_SCALE
        ? new TextNumbers.Decimal(v.values(), v.scale(), v.nulls(), cell, behind, capacity)
        : new TextNumbers.Slow(
            row -> BigDecimal.valueOf(v.values()[row], v.scale()).toPlainString(),
            v.nulls(),
            cell,
            capacity);
  }

  /** Java writes the shortest digits that read back the same; the server reads its exponents. */
  private static Field real(
      Vector.Doubles v, ColumnType type, String column, Cell cell, int capacity) {
    double[] values = v.values();
    Pieces.Slow.Text text =
        switch (type) {
          case ColumnType.Real r ->
              r.bytes() == 4
                  ? row -> Float.toString((float) values[row])
                  : row -> Double.toString(values[row]);
          case ColumnType.Numeric _ -> row -> CellText.numeric(values[row]);
          default -> throw Types.unfit(column, type, CopyMessage.FLOATS.of());
        };
    return new TextNumbers.Slow(text, v.nulls(), cell, capacity);
  }

  private static Field text(
      Vector[] nested,
      boolean[] nulls,
      ColumnType type,
      String column,
      Cell cell,
      int behind,
      int capacity) {
    Types.requireText(type, column);
    Vector[] parts = Arrays.stream(nested).flatMap(Fields::flat).toArray(Vector[]::new);
    var pieces = new Field[parts.length];
    byte[] closing = cell.closing();
    int follow = behind + closing.length;
    for (int i = parts.length - 1; i >= 0; i--) {
      pieces[i] = piece(parts[i], cell, follow, capacity);
      follow += pieces[i].minSize();
    }
    return new TextComposite(
        cell, cell.opening(), pieces, closing, nulls, TextLimit.of(type, column), capacity);
  }

  private static Field piece(Vector part, Cell cell, int behind, int capacity) {
    return switch (part) {
      case Vector.Fixed v -> new Pieces.Fixed(cell.escaped(v.utf8()), behind);
      case Vector.Codes v when v.dictionary() instanceof Dictionary.Words words ->
          new CodeField(v.codes(), TextEntries.bare(words, cell), behind);
      // Digits, signs, points, words and uuids: nothing to be escaped.
      case Vector.Codes _,
          Vector.Digits _,
          Vector.Doubles _,
          Vector.Uuids _,
          Vector.Longs _,
          Vector.Concat _,
          Vector.Elements _ ->
          Fields.piece(part, behind, capacity);
    };
  }

  private static Field array(
      Vector.Elements v, ColumnType type, String column, Cell cell, int behind, int capacity) {
    if (!(type instanceof ColumnType.Array array)) {
      throw Types.unfit(column, type, CopyMessage.ARRAYS.of());
    }
    int count = v.elements().length;
    byte[] closing = cell.ended("}");
    Field[] elements =
        sequence(
            List.of(v.elements()),
            Collections.nCopies(count, array.element()),
            Collections.nCopies(count, column),
            IntStream.range(0, count).mapToObj(i -> Cell.element(i == count - 1)).toList(),
            behind + closing.length,
            capacity);
    return new TextComposite(cell, ARRAY, elements, closing, v.nulls(), TextLimit.NONE, capacity);
  }
}
