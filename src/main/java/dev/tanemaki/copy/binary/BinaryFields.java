package dev.tanemaki.copy.binary;

import dev.tanemaki.copy.field.CopyMessage;
import dev.tanemaki.copy.field.Field;
import dev.tanemaki.copy.field.Fields;
import dev.tanemaki.copy.field.TextLimit;
import dev.tanemaki.copy.field.Value;
import dev.tanemaki.generate.CellText;
import dev.tanemaki.generate.Unit;
import dev.tanemaki.generate.Vector;
import dev.tanemaki.schema.ColumnType;
import java.math.BigDecimal;
import java.util.Arrays;

/** The fields of COPY's binary format: every value with its length in front. */
final class BinaryFields extends Fields {

  /** 2000-01-01, where PostgreSQL counts dates and timestamps from, in days and microseconds. */
  private static final long EPOCH_DAYS = 10_957;

  private static final long EPOCH_MICROS = 946_684_800_000_000L;

  private static final int LONGEST_WHOLE = 19;

  /**
   * @param capacity rows of a chunk at most
   */
  BinaryFields(int capacity) {
    super(new BinaryEntries(), capacity);
  }

  @Override
  protected Field whole(Vector.Longs v, Value value, int behind) {
    boolean integer = v.unit() == Unit.INTEGER || v.unit() == Unit.BOOLEAN;
    return switch (value.type()) {
      case ColumnType.Bool _ when v.unit() == Unit.BOOLEAN ->
          new NumberFields.Byte1(v.values(), v.nulls());
      case ColumnType.Int i when integer ->
          switch (i.bytes()) {
            case 2 -> new NumberFields.Int2(v.values(), v.nulls());
            case 4 -> new NumberFields.Int4(v.values(), 0, v.nulls());
            default -> new NumberFields.Int8(v.values(), 0, v.nulls());
          };
      case ColumnType.Numeric n when integer || v.unit() == Unit.DECIMAL -> numeric(v, n);
      case ColumnType.Date _ when v.unit() == Unit.DATE ->
          new NumberFields.Int4(v.values(), EPOCH_DAYS, v.nulls());
      case ColumnType.Timestamp _ when v.unit() == Unit.INSTANT || v.unit() == Unit.WALL_CLOCK ->
          new NumberFields.Int8(v.values(), EPOCH_MICROS, v.nulls());
      case ColumnType.Time _ when v.unit() == Unit.TIME_OF_DAY ->
          new NumberFields.Int8(v.values(), 0, v.nulls());
      case ColumnType.Interval _ when v.unit() == Unit.DURATION ->
          new NumberFields.Interval(v.values(), v.nulls());
      default -> throw unfit(v, value);
    };
  }

  private Field numeric(Vector.Longs v, ColumnType.Numeric type) {
    if (v.scale() > NumericField.MAX_SCALE || v.scale() < 0) {
      return new ExactNumeric(
          row -> BigDecimal.valueOf(v.values()[row], v.scale()).toPlainString(),
          v.nulls(),
          capacity());
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

  @Override
  protected Field real(Vector.Doubles v, Value value) {
    return switch (value.type()) {
      case ColumnType.Real r ->
          r.bytes() == 4
              ? new NumberFields.Float4(v.values(), v.nulls())
              : new NumberFields.Float8(v.values(), v.nulls());
      case ColumnType.Numeric _ ->
          new ExactNumeric(row -> CellText.numeric(v.values()[row]), v.nulls(), capacity());
      default -> throw value.unfit(CopyMessage.FLOATS.of());
    };
  }

  @Override
  protected Field uuid(Vector.Uuids v, Value value) {
    return new NumberFields.Uuid(v.high(), v.low(), v.nulls());
  }

  @Override
  protected Field text(Field[] pieces, boolean[] nulls, Value value) {
    return new BinaryComposite(
        BinaryTypes.textPrefix(value.type()), pieces, nulls, TextLimit.of(value), capacity());
  }

  @Override
  protected Field array(Field[] elements, Vector.Elements v, ColumnType.Array array, Value value) {
    boolean anyNull = Arrays.stream(v.elements()).anyMatch(Vector::nullable);
    return new BinaryComposite(
        ArrayHeader.of(array.element(), v.elements().length, anyNull, value.column()),
        elements,
        v.nulls(),
        TextLimit.NONE,
        capacity());
  }

  @Override
  protected int bytesBehindText(Value value) {
    return 0;
  }

  @Override
  protected int bytesBehindArray(Value value) {
    return 0;
  }
}
