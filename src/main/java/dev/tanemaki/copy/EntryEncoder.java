package dev.tanemaki.copy;

import dev.tanemaki.generate.Dictionary;
import dev.tanemaki.generate.Vector;
import dev.tanemaki.schema.ColumnType;
import java.nio.charset.StandardCharsets;

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
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    byte[] prefix = Types.textPrefix(type, column);
    appendInt(out, prefix.length + utf8.length);
    out.append(prefix);
    out.append(utf8);
  }

  private static void appendArray(
      CopyBuffer out, Dictionary.Lists lists, int code, ColumnType type, String column) {
    if (!(type instanceof ColumnType.Array array)) {
      throw Types.unfit(column, type, "an array");
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
