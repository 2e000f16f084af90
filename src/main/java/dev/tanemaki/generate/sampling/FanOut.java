package dev.tanemaki.generate.sampling;

import java.util.function.LongUnaryOperator;

/**
 * Which parent a child row belongs to when every parent has a number of children that is a function
 * of its index. Sums are kept per block of parents only: finding a parent is a binary search over
 * blocks, then a walk over one block, whose counts a {@link Cursor} remembers.
 */
public final class FanOut {

  /** Parents per block. */
  static final int BLOCK = 256;

  private final LongUnaryOperator childrenOf;
  private final long parents;
  private final long[] firstChild;

  /**
   * @param childrenOf number of children of a parent, a pure function, 0 or more
   */
  public FanOut(long parents, LongUnaryOperator childrenOf) {
    this.parents = parents;
    this.childrenOf = childrenOf;
    int blocks = Math.toIntExact((parents + BLOCK - 1) / BLOCK);
    firstChild = new long[blocks + 1];
    long sum = 0;
    for (int b = 0; b < blocks; b++) {
      firstChild[b] = sum;
      long end = Math.min((b + 1L) * BLOCK, parents);
      for (long p = (long) b * BLOCK; p < end; p++) {
        sum += childrenOf.applyAsLong(p);
      }
    }
    firstChild[blocks] = sum;
  }

  /** All children of all parents. */
  public long total() {
    return firstChild[firstChild.length - 1];
  }

  public Cursor cursor() {
    return new Cursor();
  }

  /**
   * Finds parents and remembers the block it was in. Of one worker; the answers do not depend on
   * it.
   */
  public final class Cursor {

    private final long[] ends = new long[BLOCK];
    private int block = -1;
    private int at;

    /**
     * @param child 0 … total-1
     */
    public long parentOf(long child) {
      if (block < 0 || child < firstChild[block] || child >= firstChild[block + 1]) {
        enter(child);
      }
      if (at > 0 && child < ends[at - 1]) {
        at = 0;
      }
      while (child >= ends[at]) {
        at++;
      }
      return (long) block * BLOCK + at;
    }

    private void enter(long child) {
      int low = 0;
      int high = firstChild.length - 2;
      while (low < high) {
        int middle = (low + high + 1) >>> 1;
        if (firstChild[middle] <= child) {
          low = middle;
        } else {
          high = middle - 1;
        }
      }
      block = low;
      at = 0;
      long first = (long) block * BLOCK;
      long sum = firstChild[block];
      for (int i = 0; i < BLOCK; i++) {
        sum += first + i < parents ? childrenOf.applyAsLong(first + i) : 0;
        ends[i] = sum;
      }
    }
  }
}
