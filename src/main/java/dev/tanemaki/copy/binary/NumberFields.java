package dev.tanemaki.copy.binary;

import dev.tanemaki.copy.field.Field;
import dev.tanemaki.copy.field.Wire;

/** Fields whose value takes the same number of bytes in every row. */
final class NumberFields {

  private NumberFields() {}

  /** What all of them share: a length in front, and nothing behind it where the row is null. */
  abstract static class Fixed implements Field {

    final int size;
    final boolean[] nulls;

    /**
     * @param bytes of the value
     */
    Fixed(int bytes, boolean[] nulls) {
      this.size = 4 + bytes;
      this.nulls = nulls;
    }

    @Override
    public final int fixedSize() {
      return nulls == null ? size : -1;
    }

    @Override
    public final int minSize() {
      return nulls == null ? size : 4;
    }

    @Override
    public final void addSizes(int n, int[] sizes) {
      if (nulls == null) {
        Field.addFixed(n, sizes, size);
      } else {
        Field.addNullable(n, sizes, size, nulls);
      }
    }

    /** Whether row i is null; if so it is written. */
    final boolean wroteNull(int i, byte[] out, int[] at) {
      if (nulls != null && nulls[i]) {
        Wire.INT.set(out, at[i], Wire.NULL);
        at[i] += 4;
        return true;
      }
      return false;
    }
  }

  /** One byte: boolean. */
  static final class Byte1 extends Fixed {
    private final long[] values;

    Byte1(long[] values, boolean[] nulls) {
      super(1, nulls);
      this.values = values;
    }

    @Override
    public void write(int n, byte[] out, int[] at, int wasteAt) {
      for (int i = 0; i < n; i++) {
        if (!wroteNull(i, out, at)) {
          Wire.INT.set(out, at[i], 1);
          out[at[i] + 4] = (byte) values[i];
          at[i] += 5;
        }
      }
    }
  }

  /** smallint. */
  static final class Int2 extends Fixed {
    private final long[] values;

    Int2(long[] values, boolean[] nulls) {
      super(2, nulls);
      this.values = values;
    }

    @Override
    public void write(int n, byte[] out, int[] at, int wasteAt) {
      for (int i = 0; i < n; i++) {
        if (!wroteNull(i, out, at)) {
          Wire.INT.set(out, at[i], 2);
          Wire.SHORT.set(out, at[i] + 4, (short) values[i]);
          at[i] += 6;
        }
      }
    }
  }

  /** Four bytes: integer, or a date, counted from {@code epoch}. */
  static final class Int4 extends Fixed {
    private final long[] values;
    private final long epoch;

    Int4(long[] values, long epoch, boolean[] nulls) {
      super(4, nulls);
      this.values = values;
      this.epoch = epoch;
    }

    @Override
    public void write(int n, byte[] out, int[] at, int wasteAt) {
      for (int i = 0; i < n; i++) {
        if (!wroteNull(i, out, at)) {
          Wire.LONG.set(out, at[i], 4L << 32 | (values[i] - epoch) & 0xFFFF_FFFFL);
          at[i] += 8;
        }
      }
    }
  }

  /** Eight bytes: bigint, or microseconds, counted from {@code epoch}. */
  static final class Int8 extends Fixed {
    private final long[] values;
    private final long epoch;

    Int8(long[] values, long epoch, boolean[] nulls) {
      super(8, nulls);
      this.values = values;
      this.epoch = epoch;
    }

    @Override
    public void write(int n, byte[] out, int[] at, int wasteAt) {
      for (int i = 0; i < n; i++) {
        if (!wroteNull(i, out, at)) {
          int p = at[i];
          Wire.INT.set(out, p, 8);
          Wire.LONG.set(out, p + 4, values[i] - epoch);
          at[i] = p + 12;
        }
      }
    }
  }

  /** interval: microseconds, days, months. Months stay 0: they have no fixed length. */
  static final class Interval extends Fixed {
    private static final long MICROS_PER_DAY = 86_400_000_000L;
    private final long[] values;

    Interval(long[] values, boolean[] nulls) {
      super(16, nulls);
      this.values = values;
    }

    @Override
    public void write(int n, byte[] out, int[] at, int wasteAt) {
      for (int i = 0; i < n; i++) {
        if (!wroteNull(i, out, at)) {
          int p = at[i];
          Wire.INT.set(out, p, 16);
          Wire.LONG.set(out, p + 4, values[i] % MICROS_PER_DAY);
          Wire.INT.set(out, p + 12, (int) (values[i] / MICROS_PER_DAY));
          Wire.INT.set(out, p + 16, 0);
          at[i] = p + 20;
        }
      }
    }
  }

  /** real. */
  static final class Float4 extends Fixed {
    private final double[] values;

    Float4(double[] values, boolean[] nulls) {
      super(4, nulls);
      this.values = values;
    }

    @Override
    public void write(int n, byte[] out, int[] at, int wasteAt) {
      for (int i = 0; i < n; i++) {
        if (!wroteNull(i, out, at)) {
          Wire.INT.set(out, at[i], 4);
          Wire.INT.set(out, at[i] + 4, Float.floatToIntBits((float) values[i]));
          at[i] += 8;
        }
      }
    }
  }

  /** double precision. */
  static final class Float8 extends Fixed {
    private final double[] values;

    Float8(double[] values, boolean[] nulls) {
      super(8, nulls);
      this.values = values;
    }

    @Override
    public void write(int n, byte[] out, int[] at, int wasteAt) {
      for (int i = 0; i < n; i++) {
        if (!wroteNull(i, out, at)) {
          Wire.INT.set(out, at[i], 8);
          Wire.LONG.set(out, at[i] + 4, Double.doubleToLongBits(values[i]));
          at[i] += 12;
        }
      }
    }
  }

  /** uuid. */
  static final class Uuid extends Fixed {
    private final long[] high;
    private final long[] low;

    Uuid(long[] high, long[] low, boolean[] nulls) {
      super(16, nulls);
      this.high = high;
      this.low = low;
    }

    @Override
    public void write(int n, byte[] out, int[] at, int wasteAt) {
      for (int i = 0; i < n; i++) {
        if (!wroteNull(i, out, at)) {
          int p = at[i];
          Wire.INT.set(out, p, 16);
          Wire.LONG.set(out, p + 4, high[i]);
          Wire.LONG.set(out, p + 12, low[i]);
          at[i] = p + 20;
        }
      }
    }
  }
}
