package dev.tanemaki.copy;

import dev.tanemaki.generate.Dictionary;
import dev.tanemaki.generate.Vector;
import dev.tanemaki.schema.ColumnType;

/** Encodes single values with their length in front; for what is made before a run starts. */
final class EntryEncoder {

  private EntryEncoder() {}

  static void append(
      CopyBuffer out, Dictionary dictionary, int code, ColumnType type, String column) {
    if (dictionary.isNull(code)) {
      appendInt(out, Wire.NULL);
      return;
    }
    switch (dictionary) {
      case Dictionary.Words words -> appendText(out, words.word(code), type, column);
      case Dictionary.Numbers numbers when numbers.isInfinite(code) ->
          appendInfinity(out, numbers.values()[code] > 0, type, column);
      case Dictionary.Numbers numbers -> appendField(out, number(numbers, code), type, column);
      case Dictionary.Reals reals ->
          appendField(
              out, new Vector.Doubles(new double[] {reals.values()[code]}, null), type, column);
      case Dictionary.Lists lists -> appendArray(out, lists, code, type, column);
    }
  }

  private static Vector number(Dictionary.Numbers numbers, int code) {
    return new Vector.Longs(
        new long[] {numbers.values()[code]}, numbers.unit(), numbers.scale(), null);
  }

  /** The field that writes a column writes a single value as well: one row of it. */
  private static void appendField(CopyBuffer out, Vector one, ColumnType type, String column) {
    Field field = Fields.of(one, type, column, 0, 1);
    int[] size = new int[1];
    field.addSizes(1, size);
    byte[] bytes = out.reserve(size[0]);
    field.write(1, bytes, new int[] {out.length()}, out.length() + size[0]);
    out.setLength(out.length() + size[0]);
  }

  private static void appendText(CopyBuffer out, String text, ColumnType type, String column) {
    TextLimit.of(type, column).require(text);
    byte[] bytes = Types.bytes(type, text, column);
    appendInt(out, bytes.length);
    out.append(bytes);
  }

  /** Beyond all dates: the largest or smallest number there is (DATEVAL_NOEND, DT_NOEND). */
  private static void appendInfinity(
      CopyBuffer out, boolean positive, ColumnType type, String column) {
    if (type instanceof ColumnType.Date) {
      appendInt(out, Integer.BYTES);
      appendInt(out, positive ? Integer.MAX_VALUE : Integer.MIN_VALUE);
    } else if (type instanceof ColumnType.Timestamp) {
      appendInt(out, Long.BYTES);
      Wire.LONG.set(
          out.reserve(Long.BYTES), out.length(), positive ? Long.MAX_VALUE : Long.MIN_VALUE);
      out.setLength(out.length() + Long.BYTES);
    } else {
      throw Types.unfit(column, type, CopyMessage.INFINITY.of());
    }
  }

  private static void appendArray(
      CopyBuffer out, Dictionary.Lists lists, int code, ColumnType type, String column) {
    if (!(type instanceof ColumnType.Array array)) {
      throw Types.unfit(column, type, CopyMessage.AN_ARRAY.of());
    }
    int start = out.length();
    appendInt(out, 0);
    int[] members = lists.members()[code];
    boolean anyNull = false;
    for (int member : members) {
      anyNull |= lists.elements().isNull(member);
    }
    out.append(ArrayHeader.of(array.element(), members.length, anyNull, column));
    for (int member : members) {
      append(out, lists.elements(), member, array.element(), column);
    }
    Wire.INT.set(out.bytes(), start, out.length() - start - 4);
  }

  private static void appendInt(CopyBuffer out, int value) {
    Wire.INT.set(out.reserve(4), out.length(), value);
    out.setLength(out.length() + 4);
  }
}
