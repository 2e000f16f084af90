package dev.tanemaki.copy.text;

import dev.tanemaki.copy.field.Decimals;
import dev.tanemaki.copy.field.Wire;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;

/** Numbers, flags and uuids in COPY's text. */
final class TextNumbers {

  /** Bytes that a loose store of digits may write too many. */
  private static final int WORD = 8;

  private TextNumbers() {}

  /** What a decimal's sign and digits take. */
  private static long magnitude(long value) {
    // The smallest long has no positive counterpart; its last digit is mended where it is written.
    return value == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(value);
  }

  /** Writes digits the way that is quickest for so many. */
  private static int put(long magnitude, int digits, boolean loose, byte[] out, int p) {
    if (loose && digits <= WORD) {
      return Decimals.writeUpToEight((int) magnitude, digits, out, p);
    }
    return digits > WORD && digits <= 2 * WORD
        ? Decimals.writeNineToSixteen(magnitude, digits, out, p)
        : Decimals.write(magnitude, digits, out, p);
  }

  /** Whole numbers. */
  static final class Whole extends TextField {
    private final long[] values;
    private final boolean loose;
    private final int[] digits;

    /**
     * @param behind bytes of the row that are written later
     */
    Whole(long[] values, boolean[] nulls, Cell cell, int behind, int capacity) {
      super(cell, nulls, 1);
      this.values = values;
      this.loose = behind + endSize() >= WORD;
      this.digits = new int[capacity];
    }

    @Override
    public void addSizes(int n, int[] sizes) {
      int ends = endSize();
      for (int i = 0; i < n; i++) {
        if (isNull(i)) {
          sizes[i] += nullSize();
        } else {
          long value = values[i];
          int count = Decimals.digits(magnitude(value));
          digits[i] = count;
          sizes[i] += count + (int) (value >>> 63) + ends;
        }
      }
    }

    @Override
    public void write(int n, byte[] out, int[] at, int wasteAt) {
      for (int i = 0; i < n; i++) {
        if (!wroteNull(i, out, at)) {
          long value = values[i];
          int p = at[i];
          if (value < 0) {
            out[p++] = '-';
          }
          p = put(magnitude(value), digits[i], loose, out, p);
          if (value == Long.MIN_VALUE) {
            out[p - 1]++;
          }
          at[i] = close(out, p);
        }
      }
    }
  }

  /** Numbers with decimals, as many in every row. */
  static final class Decimal extends TextField {

    /** Decimals that a long can hold with a digit before them. */
    static final int MAX_SCALE = 18;

    private final long[] values;
    private final int scale;
    private final long unit;
    private final boolean loose;
    private final int[] digits;

    /**
     * @param scale 1 to {@link #MAX_SCALE}
     * @param behind bytes of the row that are written later
     */
    Decimal(long[] values, int scale, boolean[] nulls, Cell cell, int behind, int capacity) {
      super(cell, nulls, 2 + scale);
      this.values = values;
      this.scale = scale;
      this.unit = Decimals.power(scale);
      this.loose = behind + endSize() >= WORD;
      this.digits = new int[capacity];
    }

    @Override
    public void addSizes(int n, int[] sizes) {
      int more = 1 + scale + endSize();
      for (int i = 0; i < n; i++) {
        if (isNull(i)) {
          sizes[i] += nullSize();
        } else {
          long value = values[i];
          int count = Math.max(1, Decimals.digits(magnitude(value)) - scale);
          digits[i] = count;
          sizes[i] += count + (int) (value >>> 63) + more;
        }
      }
    }

    @Override
    public void write(int n, byte[] out, int[] at, int wasteAt) {
      for (int i = 0; i < n; i++) {
        if (!wroteNull(i, out, at)) {
          long value = values[i];
          long magnitude = magnitude(value);
          long whole = magnitude / unit;
          int p = at[i];
          if (value < 0) {
            out[p++] = '-';
          }
          // The point and at least one more digit follow, and what follows them.
          p = put(whole, digits[i], loose, out, p);
          out[p++] = '.';
          p = put(magnitude - whole * unit, scale, loose, out, p);
          if (value == Long.MIN_VALUE) {
            out[p - 1]++;
          }
          at[i] = close(out, p);
        }
      }
    }
  }

  /** {@code t} or {@code f}. */
  static final class Flag extends TextField {
    private final long[] values;

    Flag(long[] values, boolean[] nulls, Cell cell) {
      super(cell, nulls, 1);
      this.values = values;
    }

    @Override
    public void addSizes(int n, int[] sizes) {
      int size = 1 + endSize();
      for (int i = 0; i < n; i++) {
        sizes[i] += isNull(i) ? nullSize() : size;
      }
    }

    @Override
    public void write(int n, byte[] out, int[] at, int wasteAt) {
      for (int i = 0; i < n; i++) {
        if (!wroteNull(i, out, at)) {
          int p = at[i];
          out[p] = (byte) (values[i] == 0 ? 'f' : 't');
          at[i] = close(out, p + 1);
        }
      }
    }
  }

  /** uuid, in groups of 8, 4, 4, 4 and 12 digits. */
  static final class Uuid extends TextField {

    private static final int LENGTH = 36;
    private static final short[] HEX = new short[256];

    static {
      byte[] digits = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
      for (int i = 0; i < HEX.length; i++) {
        HEX[i] = (short) (digits[i >> 4] << 8 | digits[i & 15]);
      }
    }

    private final long[] high;
    private final long[] low;

    Uuid(long[] high, long[] low, boolean[] nulls, Cell cell) {
      super(cell, nulls, LENGTH);
      this.high = high;
      this.low = low;
    }

    @Override
    public void addSizes(int n, int[] sizes) {
      int size = LENGTH + endSize();
      for (int i = 0; i < n; i++) {
        sizes[i] += isNull(i) ? nullSize() : size;
      }
    }

    @Override
    public void write(int n, byte[] out, int[] at, int wasteAt) {
      for (int i = 0; i < n; i++) {
        if (!wroteNull(i, out, at)) {
          int p = hex(high[i], 64, 32, out, at[i]);
          out[p] = '-';
          p = hex(high[i], 32, 16, out, p + 1);
          out[p] = '-';
          p = hex(high[i], 16, 0, out, p + 1);
          out[p] = '-';
          p = hex(low[i], 64, 48, out, p + 1);
          out[p] = '-';
          p = hex(low[i], 48, 0, out, p + 1);
          at[i] = close(out, p);
        }
      }
    }

    /** Writes the bits from {@code to} up to {@code from}, which is not included. */
    private static int hex(long bits, int from, int to, byte[] out, int p) {
      int q = p;
      for (int shift = from - 8; shift >= to; shift -= 8) {
        Wire.SHORT.set(out, q, HEX[(int) (bits >>> shift) & 0xFF]);
        q += 2;
      }
      return q;
    }
  }

  /** What is too rare for a loop of its own: made as strings first. */
  static final class Slow extends TextField {

    private final IntFunction<String> text;
    private final byte[][] made;

    /**
     * @param text of rows that are not null, in ASCII that needs no escapes
     */
    Slow(IntFunction<String> text, boolean[] nulls, Cell cell, int capacity) {
      super(cell, nulls, 1);
      this.text = text;
      this.made = new byte[capacity][];
    }

    @Override
    public void addSizes(int n, int[] sizes) {
      for (int i = 0; i < n; i++) {
        if (isNull(i)) {
          sizes[i] += nullSize();
        } else {
          made[i] = text.apply(i).getBytes(StandardCharsets.ISO_8859_1);
          sizes[i] += made[i].length + endSize();
        }
      }
    }

    @Override
    public void write(int n, byte[] out, int[] at, int wasteAt) {
      for (int i = 0; i < n; i++) {
        if (!wroteNull(i, out, at)) {
          int p = at[i];
          System.arraycopy(made[i], 0, out, p, made[i].length);
          at[i] = close(out, p + made[i].length);
        }
      }
    }
  }
}
