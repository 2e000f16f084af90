package dev.tanemaki.copy.field;

import dev.tanemaki.generate.Vector;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntFunction;

/** Fields without a length in front: pieces of a text. */
final class Pieces {

  private Pieces() {}

  /** The same bytes in every row. */
  static final class Fixed implements Field {

    private static final int SHORT_WORD = 8;

    private final byte[] bytes;
    private final boolean word;
    private final long first;

    /**
     * @param behind bytes of the row that are written later
     */
    Fixed(byte[] bytes, int behind) {
      this.bytes = bytes;
      this.word = bytes.length <= SHORT_WORD && bytes.length + behind >= SHORT_WORD;
      this.first =
          (long) Wire.LONG.get(Arrays.copyOf(bytes, Math.max(SHORT_WORD, bytes.length)), 0);
    }

    @Override
    public int fixedSize() {
      return bytes.length;
    }

    @Override
    public int minSize() {
      return bytes.length;
    }

    @Override
    public void addSizes(int n, int[] sizes) {
      Field.addFixed(n, sizes, bytes.length);
    }

    @Override
    public void write(int n, byte[] out, int[] at, int wasteAt) {
      int length = bytes.length;
      if (word) {
        for (int i = 0; i < n; i++) {
          Wire.LONG.set(out, at[i], first);
          at[i] += length;
        }
      } else {
        for (int i = 0; i < n; i++) {
          System.arraycopy(bytes, 0, out, at[i], length);
          at[i] += length;
        }
      }
    }
  }

  /** A whole number in decimal digits, as many in every row. */
  static final class FixedDigits implements Field {
    private final long[] values;
    private final int count;
    private final boolean loose;

    /**
     * @param count digits of every value, 1 to 16
     * @param behind bytes of the row that are written later
     */
    FixedDigits(long[] values, int count, int behind) {
      this.values = values;
      this.count = count;
      this.loose = behind >= 8;
    }

    @Override
    public int fixedSize() {
      return count;
    }

    @Override
    public int minSize() {
      return count;
    }

    @Override
    public void addSizes(int n, int[] sizes) {
      Field.addFixed(n, sizes, count);
    }

    @Override
    public void write(int n, byte[] out, int[] at, int wasteAt) {
      if (!loose) {
        for (int i = 0; i < n; i++) {
          // Where the row is null the number may be anything; a sign would not be a digit.
          at[i] = Decimals.write(Math.abs(values[i]), count, out, at[i]);
        }
      } else if (count <= 8) {
        for (int i = 0; i < n; i++) {
          at[i] = Decimals.writeUpToEight((int) values[i], count, out, at[i]);
        }
      } else if (count == 10) {
        for (int i = 0; i < n; i++) {
          at[i] = Decimals.writeTen(values[i], out, at[i]);
        }
      } else {
        for (int i = 0; i < n; i++) {
          at[i] = Decimals.writeNineToSixteen(values[i], count, out, at[i]);
        }
      }
    }
  }

  /** A whole number in decimal digits. */
  static final class Digits implements Field {
    private final long[] values;
    private final int minDigits;
    private final boolean grouped;
    private final boolean loose;
    private final int[] digits;

    private Digits(long[] values, int minDigits, boolean grouped, int behind, int capacity) {
      this.values = values;
      this.minDigits = minDigits;
      this.grouped = grouped;
      this.loose = behind >= 8;
      this.digits = new int[capacity];
    }

    /**
     * @param behind bytes of the row that are written later
     */
    static Field of(Vector.Digits v, int behind, int capacity) {
      long[] values = v.value().values();
      return v.fixedWidth() && !v.grouped() && v.minDigits() <= 16
          ? new FixedDigits(values, v.minDigits(), behind)
          : new Digits(values, v.minDigits(), v.grouped(), behind, capacity);
    }

    @Override
    public int fixedSize() {
      return -1;
    }

    @Override
    public int minSize() {
      return minDigits;
    }

    @Override
    public void addSizes(int n, int[] sizes) {
      for (int i = 0; i < n; i++) {
        long value = values[i];
        int count = Math.max(minDigits, Decimals.digits(Math.abs(value)));
        digits[i] = count;
        sizes[i] += count + (grouped ? (count - 1) / 3 : 0) + (value < 0 ? 1 : 0);
      }
    }

    @Override
    public void write(int n, byte[] out, int[] at, int wasteAt) {
      for (int i = 0; i < n; i++) {
        long value = values[i];
        int p = at[i];
        if (value < 0) {
          out[p++] = '-';
          value = -value;
        }
        if (grouped) {
          at[i] = Decimals.writeGrouped(value, digits[i], out, p);
        } else if (loose && digits[i] <= 8) {
          at[i] = Decimals.writeUpToEight((int) value, digits[i], out, p);
        } else {
          at[i] = Decimals.write(value, digits[i], out, p);
        }
      }
    }
  }

  /** Numbers too rare in texts to deserve a loop of their own: made as strings first. */
  static final class Slow implements Field {

    private final IntFunction<String> text;
    private final byte[][] made;

    /**
     * @param text of a row; {@code null} where it has none
     */
    Slow(IntFunction<String> text, int capacity) {
      this.text = text;
      this.made = new byte[capacity][];
    }

    @Override
    public int fixedSize() {
      return -1;
    }

    @Override
    public int minSize() {
      return 0;
    }

    @Override
    public void addSizes(int n, int[] sizes) {
      for (int i = 0; i < n; i++) {
        String row = text.apply(i);
        made[i] = row == null ? new byte[0] : row.getBytes(StandardCharsets.UTF_8);
        sizes[i] += made[i].length;
      }
    }

    @Override
    public void write(int n, byte[] out, int[] at, int wasteAt) {
      for (int i = 0; i < n; i++) {
        System.arraycopy(made[i], 0, out, at[i], made[i].length);
        at[i] += made[i].length;
      }
    }
  }
}
