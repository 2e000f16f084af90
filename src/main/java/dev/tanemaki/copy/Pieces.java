package dev.tanemaki.copy;

import java.nio.charset.StandardCharsets;

/** Fields without a length in front: pieces of a text. */
final class Pieces {

  private Pieces() {}

  /** The same bytes in every row. */
  static final class Fixed implements Field {
    private final byte[] bytes;
    private final byte[] padded;
    private final boolean loose;

    Fixed(byte[] bytes, boolean loose) {
      this.bytes = bytes;
      this.padded = java.util.Arrays.copyOf(bytes, bytes.length + CopyBuffer.SLACK);
      this.loose = loose;
    }

    @Override
    public int fixedSize() {
      return bytes.length;
    }

    @Override
    public void addSizes(int n, int[] sizes) {
      Field.addFixed(n, sizes, bytes.length);
    }

    @Override
    public void write(int n, byte[] out, int[] at, int wasteAt) {
      int length = bytes.length;
      if (loose) {
        for (int i = 0; i < n; i++) {
          Wire.copyLoosely(padded, 0, out, at[i], length);
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

  /** A whole number in decimal digits. */
  static final class Digits implements Field {
    private final long[] values;
    private final int minDigits;
    private final boolean grouped;
    private final int[] digits;

    Digits(long[] values, int minDigits, boolean grouped, int capacity) {
      this.values = values;
      this.minDigits = minDigits;
      this.grouped = grouped;
      this.digits = new int[capacity];
    }

    @Override
    public int fixedSize() {
      return -1;
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
        at[i] =
            grouped
                ? Decimals.writeGrouped(value, digits[i], out, p)
                : Decimals.write(value, digits[i], out, p);
      }
    }
  }

  /** Numbers too rare in texts to deserve a loop of their own: made as strings first. */
  static final class Slow implements Field {

    /** The text of one row. */
    interface Text {
      String of(int row);
    }

    private final Text text;
    private final byte[][] made;

    Slow(Text text, int capacity) {
      this.text = text;
      this.made = new byte[capacity][];
    }

    @Override
    public int fixedSize() {
      return -1;
    }

    @Override
    public void addSizes(int n, int[] sizes) {
      for (int i = 0; i < n; i++) {
        String row = text.of(i);
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
