package dev.tanemaki.copy.binary;

import dev.tanemaki.copy.field.Decimals;
import dev.tanemaki.copy.field.Wire;

/**
 * numeric, from a long of a fixed scale. Every row sends the same number of base-10000 digits,
 * leading and trailing zeros included: the server strips them (make_result in numeric.c), and a
 * fixed size needs no first pass.
 */
final class NumericField extends NumberFields.Fixed {

  /** Beyond it a fraction no longer fits a long once it is filled up to whole groups. */
  static final int MAX_SCALE = 16;

  /** Digits that a long can always hold. */
  private static final int SAFE_DIGITS = 18;

  private static final int BASE = 10_000;

  /** Groups whose digits a word of eight bytes holds. */
  private static final int FOUR = 4;

  private static final long NEGATIVE = 0x4000L << 48;

  private final long[] values;
  private final int wholeGroups;
  private final int fractionGroups;
  private final long front;
  private final long displayScale;
  private final long unit;
  private final long lift;
  private final boolean direct;

  /**
   * @param scale decimals of the values, at most {@link #MAX_SCALE}
   * @param wholeDigits decimal digits before the point there can be
   * @param displayScale decimals that the column shows
   */
  NumericField(long[] values, int scale, int wholeDigits, int displayScale, boolean[] nulls) {
    super(8 + 2 * (groups(wholeDigits) + groups(scale)), nulls);
    this.values = values;
    this.wholeGroups = groups(wholeDigits);
    this.fractionGroups = groups(scale);
    // Length, number of digits and weight of the first one: the same in every row.
    this.front =
        (long) (size - 4) << 32
            | (long) (wholeGroups + fractionGroups) << 16
            | (wholeGroups - 1) & 0xFFFFL;
    this.displayScale = (long) displayScale << 32;
    this.unit = power(scale);
    this.lift = power(4 * fractionGroups - scale);
    this.direct = wholeDigits + 4 * fractionGroups <= SAFE_DIGITS;
  }

  private static int groups(int digits) {
    return (digits + 3) / 4;
  }

  private static long power(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= 10;
    }
    return power;
  }

  @Override
  public void write(int n, byte[] out, int[] at, int wasteAt) {
    if (direct) {
      writeDirectly(n, out, at);
    } else {
      writeInHalves(n, out, at);
    }
  }

  /** All digits fit one long, filled up to whole groups. */
  private void writeDirectly(int n, byte[] out, int[] at) {
    int groups = wholeGroups + fractionGroups;
    for (int i = 0; i < n; i++) {
      if (!wroteNull(i, out, at)) {
        int p = at[i];
        long magnitude = Math.abs(values[i]) * lift;
        if (groups > FOUR) {
          writeGroups(magnitude, groups, out, p + size);
        } else {
          // Reaches before the digits where there are fewer than four groups; the front covers it.
          Wire.LONG.set(out, p + size - Long.BYTES, fourGroups(magnitude));
        }
        writeFront(values[i], out, p);
        at[i] = p + size;
      }
    }
  }

  private void writeInHalves(int n, byte[] out, int[] at) {
    for (int i = 0; i < n; i++) {
      if (!wroteNull(i, out, at)) {
        int p = at[i];
        long magnitude = Math.abs(values[i]);
        long whole = magnitude / unit;
        writeGroups((magnitude - whole * unit) * lift, fractionGroups, out, p + size);
        writeGroups(whole, wholeGroups, out, p + size - 2 * fractionGroups);
        writeFront(values[i], out, p);
        at[i] = p + size;
      }
    }
  }

  /** Length, digits, weight; then sign and display scale. */
  private void writeFront(long value, byte[] out, int at) {
    Wire.LONG.set(out, at, front);
    Wire.INT.set(out, at + 8, (int) ((value >> 63 & NEGATIVE | displayScale) >>> 32));
  }

  /** Four base-10000 digits of a value below 10^16, sixteen bits each. */
  private static long fourGroups(long value) {
    long high = Decimals.withoutEight(value);
    long low = value - high * (BASE * BASE);
    long first = Decimals.withoutFour(high);
    long third = Decimals.withoutFour(low);
    return first << 48 | (high - first * BASE) << 32 | third << 16 | (low - third * BASE);
  }

  /** Base-10000 digits, the last one before {@code end}. */
  private static void writeGroups(long value, int groups, byte[] out, int end) {
    int p = end;
    for (int g = 0; g < groups; g++) {
      p -= 2;
      long rest = value / BASE;
      Wire.SHORT.set(out, p, (short) (value - rest * BASE));
      value = rest;
    }
  }
}
