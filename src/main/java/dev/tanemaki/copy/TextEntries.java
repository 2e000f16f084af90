package dev.tanemaki.copy;

import dev.tanemaki.generate.Dictionary;
import dev.tanemaki.generate.Vector;
import dev.tanemaki.schema.ColumnType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** What {@link Entries} and {@link EntryEncoder} are in binary: dictionaries as COPY's text. */
final class TextEntries {

  /** A dictionary whose entries a column sends. */
  record Framed(Dictionary dictionary, ColumnType type, String column, Cell cell) {}

  private static final byte[] NOTHING = {};

  private TextEntries() {}

  /** What neighbouring columns of one choice send together, code by code. */
  static Entries framed(List<Framed> neighbours) {
    int size = neighbours.stream().mapToInt(f -> f.dictionary().size()).min().orElseThrow();
    return Entries.each(
        size,
        (code, out) -> {
          for (Framed framed : neighbours) {
            append(out, framed.dictionary(), code, framed.type(), framed.column(), framed.cell());
          }
        });
  }

  /** Every word escaped, as a piece of a text; a null word is empty, the text's mask covers it. */
  static Entries bare(Dictionary.Words words, Cell cell) {
    return Entries.each(
        words.size(),
        (code, out) -> out.append(words.isNull(code) ? NOTHING : word(words, code, cell)));
  }

  private static byte[] word(Dictionary.Words words, int code, Cell cell) {
    byte[] utf8 = new byte[words.length(code)];
    words.copyTo(code, utf8, 0);
    return cell.escaped(utf8);
  }

  private static void append(
      CopyBuffer out, Dictionary dictionary, int code, ColumnType type, String column, Cell cell) {
    if (dictionary.isNull(code)) {
      out.append(cell.nothing());
      return;
    }
    switch (dictionary) {
      case Dictionary.Words words -> appendText(out, words.word(code), type, column, cell);
      case Dictionary.Numbers numbers ->
          appendField(
              out,
              new Vector.Longs(
                  new long[] {numbers.values()[code]}, numbers.unit(), numbers.scale(), null),
              type,
              column,
              cell);
      case Dictionary.Reals reals ->
          appendField(
              out,
              new Vector.Doubles(new double[] {reals.values()[code]}, null),
              type,
              column,
              cell);
      case Dictionary.Lists lists -> appendArray(out, lists, code, type, column, cell);
    }
  }

  /** The field that writes a column writes a single value as well: one row of it. */
  private static void appendField(
      CopyBuffer out, Vector one, ColumnType type, String column, Cell cell) {
    Field field = TextFields.of(one, type, column, cell, 0, 1);
    int[] size = new int[1];
    field.addSizes(1, size);
    byte[] bytes = out.reserve(size[0]);
    field.write(1, bytes, new int[] {out.length()}, out.length() + size[0]);
    out.setLength(out.length() + size[0]);
  }

  private static void appendText(
      CopyBuffer out, String text, ColumnType type, String column, Cell cell) {
    TextLimit.of(type, column).require(text);
    switch (type) {
      case ColumnType.Text _, ColumnType.Enumeration _, ColumnType.Json _, ColumnType.Bytea _ -> {
        out.append(cell.opening());
        out.append(cell.escaped(text.getBytes(StandardCharsets.UTF_8)));
        out.append(cell.closing());
      }
      case ColumnType.Uuid _ -> out.append(cell.ended(UUID.fromString(text).toString()));
      case ColumnType.Numeric _ -> out.append(cell.ended(numeric(text)));
      case ColumnType.Bool _,
          ColumnType.Int _,
          ColumnType.Real _,
          ColumnType.Date _,
          ColumnType.Time _,
          ColumnType.Timestamp _,
          ColumnType.Interval _,
          ColumnType.Array _,
          ColumnType.Other _ ->
          throw Types.unfit(column, type, CopyMessage.TEXTS.of());
    }
  }

  /** As {@link ExactNumeric#encode(String)} reads it, without an exponent. */
  private static String numeric(String text) {
    return switch (text) {
      case "NaN", "Infinity", "-Infinity" -> text;
      default -> new BigDecimal(text).toPlainString();
    };
  }

  private static void appendArray(
      CopyBuffer out, Dictionary.Lists lists, int code, ColumnType type, String column, Cell cell) {
    if (!(type instanceof ColumnType.Array array)) {
      throw Types.unfit(column, type, CopyMessage.AN_ARRAY.of());
    }
    int[] members = lists.members()[code];
    out.append(TextFields.ARRAY);
    for (int i = 0; i < members.length; i++) {
      Cell element = Cell.element(i == members.length - 1);
      append(out, lists.elements(), members[i], array.element(), column, element);
    }
    out.append(cell.ended("}"));
  }
}
