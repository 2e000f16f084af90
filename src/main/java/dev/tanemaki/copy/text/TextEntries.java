package dev.tanemaki.copy.text;

import dev.tanemaki.copy.field.CopyMessage;
import dev.tanemaki.copy.field.EntryEncoder;
import dev.tanemaki.copy.field.Fields;
import dev.tanemaki.copy.field.Value;
import dev.tanemaki.schema.ColumnType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Entries of dictionaries in COPY's text format: every value with what stands behind it. */
final class TextEntries extends EntryEncoder {

  @Override
  protected Fields fields(int capacity) {
    return new TextFields(capacity);
  }

  @Override
  protected byte[] nothing(Value value) {
    return Cell.of(value).nothing();
  }

  @Override
  protected byte[] text(String text, Value value) {
    Cell cell = Cell.of(value);
    return switch (value.type()) {
      case ColumnType.Text _, ColumnType.Enumeration _, ColumnType.Json _, ColumnType.Bytea _ ->
          Cell.joined(
              cell.opening(), cell.escaped(text.getBytes(StandardCharsets.UTF_8)), cell.closing());
      case ColumnType.Uuid _ -> cell.ended(UUID.fromString(text).toString());
      case ColumnType.Numeric _ -> cell.ended(numeric(text));
      case ColumnType.Bool _,
          ColumnType.Int _,
          ColumnType.Real _,
          ColumnType.Date _,
          ColumnType.Time _,
          ColumnType.Timestamp _,
          ColumnType.Interval _,
          ColumnType.Array _,
          ColumnType.Other _ ->
          throw value.unfit(CopyMessage.TEXTS.of());
    };
  }

  private static String numeric(String text) {
    return switch (text) {
      case "NaN", "Infinity", "-Infinity" -> text;
      default -> new BigDecimal(text).toPlainString();
    };
  }

  @Override
  protected byte[] array(
      byte[] elements, int count, boolean anyNull, ColumnType.Array array, Value value) {
    return Cell.joined(Cell.ARRAY, elements, Cell.of(value).endOfArray());
  }

  @Override
  protected byte[] inText(byte[] utf8, Value text) {
    return Cell.of(text).escaped(utf8);
  }
}
