package dev.tanemaki.copy.binary;

import dev.tanemaki.copy.field.CopyMessage;
import dev.tanemaki.copy.field.EntryEncoder;
import dev.tanemaki.copy.field.Fields;
import dev.tanemaki.copy.field.Value;
import dev.tanemaki.copy.field.Wire;
import dev.tanemaki.generate.Dictionary;
import dev.tanemaki.schema.ColumnType;
import java.nio.ByteBuffer;

/** Entries of dictionaries in COPY's binary format: every value with its length in front. */
final class BinaryEntries extends EntryEncoder {

  @Override
  protected Fields fields(int capacity) {
    return new BinaryFields(capacity);
  }

  @Override
  protected byte[] nothing(Value value) {
    return bytes(Integer.BYTES).putInt(Wire.NULL).array();
  }

  @Override
  protected byte[] text(String text, Value value) {
    return framed(BinaryTypes.bytes(text, value));
  }

  /** Beyond all dates: the largest or smallest number there is (DATEVAL_NOEND, DT_NOEND). */
  @Override
  protected byte[] number(Dictionary.Numbers numbers, int code, Value value) {
    if (!numbers.isInfinite(code)) {
      return super.number(numbers, code, value);
    }
    boolean positive = numbers.values()[code] > 0;
    return switch (value.type()) {
      case ColumnType.Date _ ->
          framed(bytes(4).putInt(positive ? Integer.MAX_VALUE : Integer.MIN_VALUE).array());
      case ColumnType.Timestamp _ ->
          framed(bytes(8).putLong(positive ? Long.MAX_VALUE : Long.MIN_VALUE).array());
      default -> throw value.unfit(CopyMessage.INFINITY.of());
    };
  }

  @Override
  protected byte[] array(
      byte[] elements, int count, boolean anyNull, ColumnType.Array array, Value value) {
    byte[] header = ArrayHeader.of(array.element(), count, anyNull, value.column());
    return framed(bytes(header.length + elements.length).put(header).put(elements).array());
  }

  @Override
  protected byte[] inText(byte[] utf8, Value text) {
    return utf8;
  }

  private static byte[] framed(byte[] value) {
    return bytes(Integer.BYTES + value.length).putInt(value.length).put(value).array();
  }

  private static ByteBuffer bytes(int count) {
    return ByteBuffer.allocate(count);
  }
}
