package dev.tanemaki.generate.sampling;

/**
 * Draws an index with given weights in constant time from 64 random bits: Walker's alias method
 * (<i>An Efficient Method for Generating Discrete Random Variables with General Distributions</i>,
 * ACM TOMS 1977), built as Vose describes (<i>A Linear Algorithm for Generating Random Numbers with
 * a Given Distribution</i>, IEEE TSE 1991).
 *
 * <p>The table is padded to a power of two, so that the high bits of the draw are the cell and the
 * next 40 are compared with its threshold. A cell is one long: threshold (40 bits) above alias (24
 * bits). Probabilities are exact to 2^-40 of a cell.
 */
public final class AliasTable {

  /** Most alternatives a table can hold. */
  public static final int MAX_SIZE = 1 << 24;

  private static final int ALIAS_BITS = 24;
  private static final int ALIAS_MASK = (1 << ALIAS_BITS) - 1;
  private static final double FULL = 0x1p40;

  private final long[] cells;
  private final int bits;

  private AliasTable(long[] cells, int bits) {
    this.cells = cells;
    this.bits = bits;
  }

  /**
   * A table over {@code weights}, which need not add up to one.
   *
   * @throws DrawException if a weight is negative or not finite, none is positive, or there are
   *     none or more than {@link #MAX_SIZE}
   */
  public static AliasTable of(double[] weights) {
    int bits = bitsFor(weights.length);
    long[] cells = new long[1 << bits];
    fill(cells, 0, bits, weights);
    return new AliasTable(cells, bits);
  }

  /** The index that these bits draw. */
  public int pick(long random) {
    int cell = cell(bits, random);
    return choose(cells[cell], cell, bits, random);
  }

  /**
   * The indexes that the bits of {@code n} rows draw: {@code out[i] = pick(random[i])}. Only the
   * look-up goes row by row; the arithmetic after it is a loop of its own for vector instructions.
   *
   * @param scratch at least {@code n} longs
   */
  public void pick(long[] random, int n, int[] out, long[] scratch) {
    long[] cells = this.cells;
    int bits = this.bits;
    for (int i = 0; i < n; i++) {
      scratch[i] = cells[cell(bits, random[i])];
    }
    for (int i = 0; i < n; i++) {
      out[i] = choose(scratch[i], cell(bits, random[i]), bits, random[i]);
    }
  }

  /** The cell of a table of 2^bits cells that these bits draw. */
  static int cell(int bits, long random) {
    return (int) ((random >>> 1) >>> (63 - bits));
  }

  /** The cell itself where the bits below its number lie below its threshold, else its alias. */
  static int choose(long entry, int cell, int bits, long random) {
    long fraction = (random << bits) >>> ALIAS_BITS;
    int alias = (int) entry & ALIAS_MASK;
    // All ones where the fraction lies below the threshold: no branch to mispredict.
    int keep = (int) ((fraction - (entry >>> ALIAS_BITS)) >> 63);
    return alias ^ ((alias ^ cell) & keep);
  }

  static int bitsFor(int size) {
    if (size < 1 || size > MAX_SIZE) {
      throw new DrawException(SamplingMessage.TOO_MANY_WEIGHTS.of(size));
    }
    return 32 - Integer.numberOfLeadingZeros(size - 1);
  }

  /** Builds one table into {@code cells} from {@code base} on; the cells beyond are never drawn. */
  static void fill(long[] cells, int base, int bits, double[] weights) {
    int size = 1 << bits;
    double total = 0;
    for (double w : weights) {
      if (!(w >= 0) || Double.isInfinite(w)) {
        throw new DrawException(SamplingMessage.WEIGHT_BELOW_ZERO.of(w));
      }
      total += w;
    }
    if (!(total > 0)) {
      throw new DrawException(SamplingMessage.ALL_WEIGHTS_ZERO.of());
    }
    double[] share = new double[size];
    int[] small = new int[size];
    int[] large = new int[size];
    int smalls = 0;
    int larges = 0;
    for (int i = 0; i < size; i++) {
      share[i] = i < weights.length ? weights[i] / total * size : 0;
      if (share[i] < 1) {
        small[smalls++] = i;
      } else {
        large[larges++] = i;
      }
    }
    while (smalls > 0 && larges > 0) {
      int less = small[--smalls];
      int more = large[larges - 1];
      long threshold = Math.min((long) (share[less] * FULL), (1L << 40) - 1);
      cells[base + less] = threshold << ALIAS_BITS | more;
      share[more] -= 1 - share[less];
      if (share[more] < 1) {
        larges--;
        small[smalls++] = more;
      }
    }
    // What is left is full up to rounding: it is its own alias. A cell without weight can be left
    // here by rounding only; it must still never be drawn.
    int heaviest = heaviest(weights);
    while (larges > 0) {
      int i = large[--larges];
      cells[base + i] = i;
    }
    while (smalls > 0) {
      int i = small[--smalls];
      cells[base + i] = i < weights.length && weights[i] > 0 ? i : heaviest;
    }
  }

  private static int heaviest(double[] weights) {
    int best = 0;
    for (int i = 1; i < weights.length; i++) {
      if (weights[i] > weights[best]) {
        best = i;
      }
    }
    return best;
  }
}
