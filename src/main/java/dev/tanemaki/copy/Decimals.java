package dev.tanemaki.copy;

/** Non-negative whole numbers as ASCII digits. */
final class Decimals {

  private Decimals() {}

  /** Decimal digits of {@code value}, 1 for 0. */
  static int digits(long value) {
    int digits = 1;
    for (long bound = 10; digits < 19 && value >= bound; bound *= 10) {
      digits++;
    }
    return digits;
  }

  /** Writes exactly {@code digits} digits, with zeros in front, and returns the end. */
  static int write(long value, int digits, byte[] out, int at) {
    int end = at + digits;
    int p = end;
    if (value <= Integer.MAX_VALUE) {
      int rest = (int) value;
      while (p > at) {
        int next = rest / 10;
        out[--p] = (byte) ('0' + rest - next * 10);
        rest = next;
      }
    } else {
      long rest = value;
      while (p > at) {
        long next = rest / 10;
        out[--p] = (byte) ('0' + rest - next * 10);
        rest = next;
      }
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
