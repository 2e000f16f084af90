package dev.tanemaki.generate.sampling;

/**
 * A bijection of 0…size-1 onto itself that looks random, computed for any index alone: a balanced
 * Feistel network on the next even number of bits, walked along its cycle until it falls into range
 * (Black, Rogaway: <i>Ciphers with Arbitrary Finite Domains</i>, CT-RSA 2002). Fewer than four
 * rounds of the network a value on average.
 */
public final class Permutation {

  private static final int ROUNDS = 4;

  private final long size;
  private final int halfBits;
  private final long halfMask;
  private final long[] keys = new long[ROUNDS];

  public Permutation(long size, long seed) {
    this.size = size;
    int bits = Math.max(2, 64 - Long.numberOfLeadingZeros(Math.max(size - 1, 1)));
    halfBits = (bits + 1) / 2;
    halfMask = (1L << halfBits) - 1;
    for (int i = 0; i < ROUNDS; i++) {
      keys[i] = Mix.draw(seed, i);
    }
  }

  /**
   * @param index 0…size-1
   */
  public long at(long index) {
    long x = index;
    do {
      x = network(x);
    } while (x >= size);
    return x;
  }

  private long network(long x) {
    long left = x >>> halfBits;
    long right = x & halfMask;
    for (int i = 0; i < ROUNDS; i++) {
      long next = left ^ (Mix.mix(right + keys[i]) & halfMask);
      left = right;
      right = next;
    }
    return left << halfBits | right;
  }
}
