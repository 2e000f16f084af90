package dev.tanemaki.copy;

/** Non-negative whole numbers as ASCII digits. */
final class Decimals {

  private static final long[] POWERS = new long[20];
  private static final short[] PAIRS = new short[100];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < 19; i++) {
      POWERS[i] = POWERS[i - 1] * 10;
    }
    POWERS[19] = Long.MAX_VALUE;
    for (int i = 0; i < 100; i++) {
      PAIRS[i] = (short) ('0' + i / 10 << 8 | '0' + i % 10);
    }
  }

  private Decimals() {}

  /** Decimal digits of {@code value}, 1 for 0. */
  static int digits(long value) {
    // 1233/4096 approximates log10(2); the comparison corrects the guess.
    int guess = (64 - Long.numberOfLeadingZeros(value | 1)) * 1233 >>> 12;
    return value >= POWERS[guess] ? guess + 1 : Math.max(1, guess);
  }

  /** Writes exactly {@code digits} digits, with zeros in front, and returns the end. */
  static int write(long value, int digits, byte[] out, int at) {
    int end = at + digits;
    int p = end;
    long rest = value;
    while (p - at >= 2) {
      p -= 2;
      long next = rest / 100;
      Wire.SHORT.set(out, p, PAIRS[(int) (rest - next * 100)]);
      rest = next;
    }
    if (p > at) {
      out[at] = (byte) ('0' + rest % 10);
    }
    return end;
  }

  /** As {@link #write}, with a comma between groups of three. */
  static int writeGrouped(long value, int digits, byte[] out, int at) {
    int end = at + digits + (digits - 1) / 3;
    int p = end;
    long rest = value;
    for (int i = 0; i < digits; i++) {
      if (i > 0 && i % 3 == 0) {
        out[--p] = ',';
      }
      long next = rest / 10;
      out[--p] = (byte) ('0' + rest - next * 10);
      rest = next;
    }
    return end;
  }
}
