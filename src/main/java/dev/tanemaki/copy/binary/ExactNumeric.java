package dev.tanemaki.copy.binary;

import dev.tanemaki.copy.field.Field;
import dev.tanemaki.copy.field.Wire;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.function.IntFunction;

/**
 * numeric of any size, by way of BigDecimal: for values that no long holds at the column's scale.
 */
final class ExactNumeric implements Field {

  private static final BigInteger BASE = BigInteger.valueOf(10_000);
  private static final int NEGATIVE = 0x4000;
  private static final int NAN = 0xC000;
  private static final int POSITIVE_INFINITY = 0xD000;
  private static final int NEGATIVE_INFINITY = 0xF000;

  private final IntFunction<String> value;
  private final boolean[] nulls;
  private final byte[][] made;

  /**
   * @param value of a row that is not null, as {@link #encode(String)} reads it
   */
  ExactNumeric(IntFunction<String> value, boolean[] nulls, int capacity) {
    this.value = value;
    this.nulls = nulls;
    this.made = new byte[capacity][];
  }

  @Override
  public int fixedSize() {
    return -1;
  }

  @Override
  public int minSize() {
    return 4;
  }

  @Override
  public void addSizes(int n, int[] sizes) {
    for (int i = 0; i < n; i++) {
      made[i] = nulls != null && nulls[i] ? null : encode(value.apply(i));
      sizes[i] += made[i] == null ? 4 : 4 + made[i].length;
    }
  }

  @Override
  public void write(int n, byte[] out, int[] at, int wasteAt) {
    for (int i = 0; i < n; i++) {
      int p = at[i];
      if (made[i] == null) {
        Wire.INT.set(out, p, Wire.NULL);
        at[i] = p + 4;
      } else {
        Wire.INT.set(out, p, made[i].length);
        System.arraycopy(made[i], 0, out, p + 4, made[i].length);
        at[i] = p + 4 + made[i].length;
      }
    }
  }

  /** Digits with a point and a sign, {@code NaN}, {@code Infinity} or {@code -Infinity}. */
  static byte[] encode(String text) {
    return switch (text) {
      case "NaN" -> special(NAN);
      case "Infinity" -> special(POSITIVE_INFINITY);
      case "-Infinity" -> special(NEGATIVE_INFINITY);
      default -> encode(new BigDecimal(text));
    };
  }

  /** No digits, only a sign that says what it is. */
  private static byte[] special(int sign) {
    byte[] bytes = new byte[8];
    Wire.SHORT.set(bytes, 4, (short) sign);
    return bytes;
  }

  /** Digit count, weight, sign, display scale, then base-10000 digits (numeric_send). */
  static byte[] encode(BigDecimal decimal) {
    int scale = Math.max(0, decimal.scale());
    int fractionGroups = (scale + 3) / 4;
    BigInteger rest = decimal.setScale(4 * fractionGroups).unscaledValue().abs();
    var digits = new ArrayDeque<Integer>();
    while (rest.signum() > 0) {
      BigInteger[] split = rest.divideAndRemainder(BASE);
      digits.addFirst(split[1].intValue());
      rest = split[0];
    }
    var out = new ByteArrayOutputStream(8 + 2 * digits.size());
    twoBytes(out, digits.size());
    twoBytes(out, digits.size() - fractionGroups - 1);
    twoBytes(out, decimal.signum() < 0 ? NEGATIVE : 0);
    twoBytes(out, scale);
    digits.forEach(digit -> twoBytes(out, digit));
    return out.toByteArray();
  }

  private static void twoBytes(ByteArrayOutputStream out, int value) {
    out.write(value >> 8);
    out.write(value);
  }
}
