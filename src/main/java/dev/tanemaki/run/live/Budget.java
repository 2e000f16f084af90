package dev.tanemaki.run.live;

/**
 * A share of the time that passes: after work of t it has to rest until t is no more than that
 * share of all.
 */
final class Budget {

  /** Work in one look: so much that what every look costs anyway does not matter, nanoseconds. */
  static final long PORTION = 40_000_000;

  /** One statement takes about so long; when the load is over a look ends with the next. */
  static final long SLICE = PORTION / 4;

  /** About what is to be made ready once, before the first look; a short load goes without. */
  private static final long READYING = 100_000_000;

  private static final int FIRST_BLOCKS = 16;
  private static final int FASTEST_GROWTH = 4;
  private static final int MOST_BLOCKS = 100_000;

  private final double share;
  private long spent;
  private int blocks = FIRST_BLOCKS;

  /**
   * @param share of the time, over 0 and under 1
   */
  Budget(double share) {
    this.share = share;
  }

  /**
   * Nanoseconds to rest until there is time for the next look.
   *
   * @param passed since the beginning
   */
  long rest(long passed) {
    long due = spent == 0 ? READYING : spent;
    return Math.max(0, (long) Math.ceil((due + PORTION) / share) - passed);
  }

  /** Whether a look that has taken so many nanoseconds has time for another slice. */
  boolean goOn(long taken) {
    return taken <= PORTION - SLICE;
  }

  /** How many blocks are about a slice. */
  int blocks() {
    return blocks;
  }

  /** So many blocks took so many nanoseconds. */
  void took(long looked, long nanos) {
    double fitting = (double) looked * SLICE / Math.max(1, nanos);
    blocks = (int) Math.clamp(fitting, 1, Math.min(MOST_BLOCKS, blocks * FASTEST_GROWTH));
  }

  /** A look took so many nanoseconds, all in all. */
  void spend(long nanos) {
    spent += nanos;
  }

  /** Nanoseconds. */
  long spent() {
    return spent;
  }
}
