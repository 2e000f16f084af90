package dev.tanemaki.copy.field;

import dev.tanemaki.generate.CellText;
import dev.tanemaki.generate.Dictionary;
import dev.tanemaki.generate.Vector;
import dev.tanemaki.problem.Message;
import dev.tanemaki.problem.ProblemException;
import dev.tanemaki.schema.ColumnType;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Chooses the fields that carry vectors into columns. Which vectors go together, and what they are
 * made of, is the same in every format; what a value looks like is the format's.
 */
public abstract class Fields {

  private final int capacity;
  private final EntryEncoder entries;

  /**
   * @param entries of the same format
   * @param capacity rows of a chunk at most
   */
  protected Fields(EntryEncoder entries, int capacity) {
    this.entries = entries;
    this.capacity = capacity;
  }

  protected final int capacity() {
    return capacity;
  }

  /**
   * All columns of a row.
   *
   * @param vectors one per loaded column, the same objects in every chunk
   * @param types parallel to them
   * @param columns the columns' names, parallel too, for messages
   */
  public final Field[] row(List<Vector> vectors, List<ColumnType> types, List<String> columns) {
    int last = vectors.size() - 1;
    return sequence(
        IntStream.rangeClosed(0, last)
            .mapToObj(
                i -> new Value(vectors.get(i), types.get(i), columns.get(i), false, i == last))
            .toList(),
        0);
  }

  /**
   * What is to be sent one after another. Neighbours that one choice decides, which share their
   * codes, become one field.
   *
   * @param values the columns of a row, or the elements of an array
   * @param behind bytes of the row that are written after them
   */
  private Field[] sequence(List<Value> values, int behind) {
    var fields = new ArrayDeque<Field>();
    int follow = behind;
    for (int last = values.size() - 1; last >= 0; ) {
      int first = last;
      while (first > 0 && shareCodes(values.get(first - 1), values.get(last))) {
        first--;
      }
      Field field =
          values.get(last).vector() instanceof Vector.Codes(int[] codes, _)
              ? new CodeField(codes, entries.of(values.subList(first, last + 1)), follow)
              : of(values.get(last), follow);
      fields.addFirst(field);
      follow += field.minSize();
      last = first - 1;
    }
    return fields.toArray(Field[]::new);
  }

  private static boolean shareCodes(Value one, Value other) {
    return one.vector() instanceof Vector.Codes a
        && other.vector() instanceof Vector.Codes b
        && a.codes() == b.codes();
  }

  /**
   * A field with all that a value has around it.
   *
   * @param behind bytes of the row that are written after this field
   */
  final Field of(Value value, int behind) {
    return switch (value.vector()) {
      case Vector.Longs v -> whole(v, value, behind);
      case Vector.Doubles v -> real(v, value);
      case Vector.Uuids v -> {
        if (!(value.type() instanceof ColumnType.Uuid)) {
          throw value.unfit(CopyMessage.UUIDS.of());
        }
        yield uuid(v, value);
      }
      case Vector.Codes v -> new CodeField(v.codes(), entries.of(List.of(value)), behind);
      case Vector.Concat v -> text(v.parts(), v.nulls(), value, behind);
      case Vector.Digits v -> text(new Vector[] {v}, v.value().nulls(), value, behind);
      case Vector.Fixed v -> text(new Vector[] {v}, null, value, behind);
      case Vector.Elements v -> array(v, value, behind);
    };
  }

  private Field text(Vector[] nested, boolean[] nulls, Value value, int behind) {
    value.requireText();
    Vector[] parts = Arrays.stream(nested).flatMap(Fields::flat).toArray(Vector[]::new);
    var pieces = new Field[parts.length];
    int follow = behind + bytesBehindText(value);
    for (int i = parts.length - 1; i >= 0; i--) {
      pieces[i] = piece(parts[i], value, follow);
      follow += pieces[i].minSize();
    }
    return text(pieces, nulls, value);
  }

  /** A text inside a text: rows where it is null are null as a whole, so its parts will do. */
  private static Stream<Vector> flat(Vector part) {
    return part instanceof Vector.Concat concat
        ? Arrays.stream(concat.parts()).flatMap(Fields::flat)
        : Stream.of(part);
  }

  private Field piece(Vector part, Value value, int behind) {
    return switch (part) {
      case Vector.Fixed v -> new Pieces.Fixed(entries.inText(v.utf8(), value), behind);
      case Vector.Codes v ->
          switch (v.dictionary()) {
            case Dictionary.Words words ->
                new CodeField(v.codes(), entries.inText(words, value), behind);
            case Dictionary.Numbers _, Dictionary.Reals _, Dictionary.Lists _ ->
                throw new IllegalArgumentException("a text is made of words, not of " + v);
          };
      // Digits, signs, points, words and uuids: the same in every format.
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

  private Field array(Vector.Elements v, Value value, int behind) {
    ColumnType.Array array = value.requireArray(CopyMessage.ARRAYS);
    int last = v.elements().length - 1;
    List<Value> elements =
        IntStream.rangeClosed(0, last)
            .mapToObj(i -> value.element(v.elements()[i], array, i == last))
            .toList();
    return array(sequence(elements, behind + bytesBehindArray(value)), v, array, value);
  }

  /** Whole numbers, and all that is counted in them, into a column of a type that takes them. */
  protected abstract Field whole(Vector.Longs v, Value value, int behind);

  /** Floating point numbers into a column of a type that takes them. */
  protected abstract Field real(Vector.Doubles v, Value value);

  protected abstract Field uuid(Vector.Uuids v, Value value);

  /** A text from its pieces. */
  protected abstract Field text(Field[] pieces, boolean[] nulls, Value value);

  /** An array from its elements. */
  protected abstract Field array(
      Field[] elements, Vector.Elements v, ColumnType.Array array, Value value);

  /** Bytes that a text writes after its pieces. */
  protected abstract int bytesBehindText(Value value);

  /** Bytes that an array writes after its elements. */
  protected abstract int bytesBehindArray(Value value);

  /** That a column does not take numbers which count this. */
  protected static ProblemException unfit(Vector.Longs v, Value value) {
    return value.unfit(Message.plain(v.unit().name().toLowerCase(Locale.ROOT)));
  }
}
