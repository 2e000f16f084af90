package dev.tanemaki.copy.field;

/** Non-negative whole numbers as ASCII digits. */
public final class Decimals {

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

  /** 10 to the power of {@code exponent}, 0 to 18. */
  public static long power(int exponent) {
    return POWERS[exponent];
  }

  /** The two digits of a number below 100, the first in the higher byte. */
  public static long pair(int value) {
    return PAIRS[value];
  }

  /** Decimal digits of {@code value}, 1 for 0. */
  public static int digits(long value) {
    // 1233/4096 approximates log10(2); the comparison corrects the guess.
    int guess = (64 - Long.numberOfLeadingZeros(value | 1)) * 1233 >>> 12;
    return value >= POWERS[guess] ? guess + 1 : Math.max(1, guess);
  }

  private static final int FOUR = 10_000;
  private static final int EIGHT = 100_000_000;

  /**
   * The value without its last four digits, for 0 to 10^8: the product with 2^40 / 10^4 rounded up.
   * The compiler's own division minds the sign, which there is none of here.
   */
  public static long withoutFour(long value) {
    return value * 109_951_163L >>> 40;
  }

  /** The value without its last eight digits, for all that are not negative. */
  public static long withoutEight(long value) {
    return Math.unsignedMultiplyHigh(value, 0xABCC77118461CEFDL) >>> 26;
  }

  /** Writes {@code digits} digits, up to eight, and up to seven bytes behind them. */
  public static int writeUpToEight(int value, int digits, byte[] out, int at) {
    Wire.LONG.set(out, at, ascii(value) << (8 - digits) * 8);
    return at + digits;
  }

  /** Writes ten digits. */
  public static int writeTen(long value, byte[] out, int at) {
    long high = withoutEight(value);
    long tens = high * 103 >>> 10;
    Wire.SHORT.set(out, at, (short) ((tens << 8 | (high - tens * 10)) + 0x3030));
    Wire.LONG.set(out, at + 2, ascii(value - high * EIGHT));
    return at + 10;
  }

  /** Writes {@code digits} digits, nine to sixteen, and up to seven bytes behind them. */
  public static int writeNineToSixteen(long value, int digits, byte[] out, int at) {
    long high = withoutEight(value);
    Wire.LONG.set(out, at, ascii(high) << (16 - digits) * 8);
    Wire.LONG.set(out, at + digits - 8, ascii(value - high * EIGHT));
    return at + digits;
  }

  /**
   * The eight decimal digits of a number below 10^8 as ASCII, the first in the highest byte; by
   * splitting all lanes of a word at once (Paul Khuong, <i>How to print integers really fast</i>,
   * 2017).
   */
  private static long ascii(long value) {
    long high = withoutFour(value);
    long fours = high << 32 | (value - high * FOUR);
    // Per lane: x / 100 for x below 10,000, then x / 10 for x below 100.
    long hundreds = (fours * 10_486 >>> 20) & 0x0000007F_0000007FL;
    long twos = hundreds << 16 | (fours - hundreds * 100);
    long tens = (twos * 103 >>> 10) & 0x000F000F_000F000FL;
    return (tens << 8 | (twos - tens * 10)) + 0x30303030_30303030L;
  }

  /** Writes exactly {@code digits} digits, with zeros in front, and returns the end. */
  public static int write(long value, int digits, byte[] out, int at) {
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
  public static int writeGrouped(long value, int digits, byte[] out, int at) {
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
