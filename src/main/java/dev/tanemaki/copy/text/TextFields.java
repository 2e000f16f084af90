package dev.tanemaki.copy.text;

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
import java.time.ZoneOffset;
import java.util.function.IntFunction;

/** The fields of COPY's text format: every value with what stands behind it. */
final class TextFields extends Fields {

  /**
   * @param capacity rows of a chunk at most
   */
  TextFields(int capacity) {
    super(new TextEntries(), capacity);
  }

  @Override
  protected Field whole(Vector.Longs v, Value value, int behind) {
    Cell cell = Cell.of(value);
    boolean integer = v.unit() == Unit.INTEGER || v.unit() == Unit.BOOLEAN;
    return switch (value.type()) {
      case ColumnType.Bool _ when v.unit() == Unit.BOOLEAN ->
          new TextNumbers.Flag(v.values(), v.nulls(), cell);
      case ColumnType.Int _ when integer ->
          new TextNumbers.Whole(v.values(), v.nulls(), cell, behind, capacity());
      case ColumnType.Numeric _ when integer || v.unit() == Unit.DECIMAL ->
          decimal(v, cell, behind);
      case ColumnType.Date _ when v.unit() == Unit.DATE ->
          TextTimes.dates(v.values(), v.nulls(), cell, capacity());
      case ColumnType.Timestamp t when v.unit() == Unit.INSTANT || v.unit() == Unit.WALL_CLOCK ->
          TextTimes.timestamps(v.values(), t.zoned(), v.nulls(), cell, capacity());
      case ColumnType.Time _ when v.unit() == Unit.TIME_OF_DAY ->
          TextTimes.times(v.values(), v.nulls(), cell, capacity());
      case ColumnType.Interval _ when v.unit() == Unit.DURATION ->
          new TextNumbers.Slow(
              row -> CellText.number(v.values()[row], Unit.DURATION, 0, ZoneOffset.UTC),
              v.nulls(),
              cell,
              capacity());
      default -> throw unfit(v, value);
    };
  }

  private Field decimal(Vector.Longs v, Cell cell, int behind) {
    if (v.scale() == 0) {
      return new TextNumbers.Whole(v.values(), v.nulls(), cell, behind, capacity());
    }
    return v.scale() > 0 && v.scale() <= TextNumbers.Decimal.MAX_SCALE
        ? new TextNumbers.Decimal(v.values(), v.scale(), v.nulls(), cell, behind, capacity())
        : new TextNumbers.Slow(
            row -> BigDecimal.valueOf(v.values()[row], v.scale()).toPlainString(),
            v.nulls(),
            cell,
            capacity());
  }

  /** Java writes the shortest digits that read back the same; the server reads its exponents. */
  @Override
  protected Field real(Vector.Doubles v, Value value) {
    double[] values = v.values();
    IntFunction<String> text =
        switch (value.type()) {
          case ColumnType.Real r ->
              r.bytes() == 4
                  ? row -> Float.toString((float) values[row])
                  : row -> Double.toString(values[row]);
          case ColumnType.Numeric _ -> row -> CellText.numeric(values[row]);
          default -> throw value.unfit(CopyMessage.FLOATS.of());
        };
    return new TextNumbers.Slow(text, v.nulls(), Cell.of(value), capacity());
  }

  @Override
  protected Field uuid(Vector.Uuids v, Value value) {
    return new TextNumbers.Uuid(v.high(), v.low(), v.nulls(), Cell.of(value));
  }

  @Override
  protected Field text(Field[] pieces, boolean[] nulls, Value value) {
    Cell cell = Cell.of(value);
    return new TextComposite(
        cell, cell.opening(), pieces, cell.closing(), nulls, TextLimit.of(value), capacity());
  }

  @Override
  protected Field array(Field[] elements, Vector.Elements v, ColumnType.Array array, Value value) {
    Cell cell = Cell.of(value);
    return new TextComposite(
        cell, Cell.ARRAY, elements, cell.endOfArray(), v.nulls(), TextLimit.NONE, capacity());
  }

  @Override
  protected int bytesBehindText(Value value) {
    return Cell.of(value).closing().length;
  }

  @Override
  protected int bytesBehindArray(Value value) {
    return Cell.of(value).endOfArray().length;
  }
}
