package dev.tanemaki.generate.sampling;

import java.nio.charset.StandardCharsets;

/**
 * The source of all randomness: a cell's 64 bits are a pure function of (plan seed, table, column,
 * draw, row).
 *
 * <p>It is the SplitMix64 generator (Steele, Lea, Flood: <i>Fast Splittable Pseudorandom Number
 * Generators</i>, OOPSLA 2014) addressed by index instead of stepped: output <i>n</i> of a stream
 * is {@code mix(start + n × GAMMA)}. The finalizer is David Stafford's variant 13 of MurmurHash3's,
 * the one SplitMix64 uses. A draw is a stream of its own, so a cell that needs two numbers takes
 * two streams at the same row.
 */
public final class Mix {

  /** 2^64 divided by the golden ratio, made odd. */
  public static final long GAMMA = 0x9E3779B97F4A7C15L;

  private static final long FNV_OFFSET = 0xCBF29CE484222325L;
  private static final long FNV_PRIME = 0x100000001B3L;

  private Mix() {}

  /** Bijective: every input bit flips every output bit with probability near one half. */
  public static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** The stream of one column. Names are hashed as UTF-8 by FNV-1a, then mixed into the seed. */
  public static long seedOf(long planSeed, String table, String column) {
    return mix(mix(planSeed + GAMMA) ^ hash(table + '\0' + column));
  }

  /** The stream of a column's draw number {@code draw}; independent of its other draws. */
  public static long draw(long columnSeed, int draw) {
    return mix(columnSeed + GAMMA * (draw + 1L));
  }

  /** The 64 random bits of one row in a stream. */
  public static long cell(long stream, long row) {
    return mix(stream + row * GAMMA);
  }

  /**
   * The random bits of {@code n} rows of a stream. A loop with nothing else in it: the compiler
   * makes vector instructions of it, at a sixth of the cost of {@link #cell} among other work.
   */
  public static void cells(long stream, long[] rows, int n, long[] out) {
    for (int i = 0; i < n; i++) {
      out[i] = cell(stream, rows[i]);
    }
  }

  /** Bits as a number in [0, 1): a multiple of 2^-53. */
  public static double unit(long bits) {
    return (bits >>> 11) * 0x1p-53;
  }

  /**
   * Bits as a whole number in [0, bound), by the high half of the product (Lemire, <i>Fast Random
   * Integer Generation in an Interval</i>, 2019, without its rejection: the bias is below
   * bound/2^64).
   */
  public static long below(long bits, long bound) {
    return Math.unsignedMultiplyHigh(bits, bound);
  }

  private static long hash(String text) {
    long h = FNV_OFFSET;
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      h = (h ^ (b & 0xFF)) * FNV_PRIME;
    }
    return h;
  }
}
