package dev.tanemaki.run.live;

/**
 * A share of the time that passes: after work of t it has to rest until t is no more than that
 * share of all.
 */
final class Budget {

  /** Work in one look: so much that what every look costs anyway does not matter, nanoseconds. */
  static final long PORTION = 40_000_000;

  /** One statement takes about so long; when the load is over a look ends with the next. */
  static final long SLICE = PORTION / 2;

  /** About what is to be made ready once, before the first look; a short load goes without. */
  private static final long READYING = 60_000_000;

  /** The first look is a short one: half a portion of a short load is better than none. */
  private static final long FIRST_PORTION = SLICE;

  /** Whatever one look has taken, less is not worth a statement of its own. */
  private static final int FEWEST_BLOCKS = 256;

  private static final int FASTEST_GROWTH = 4;
  private static final int MOST_BLOCKS = 100_000;

  private final double share;
  private long spent;
  private long portion = FIRST_PORTION;
  private double lately;
  private double nanosLately;
  private int blocks = FEWEST_BLOCKS;

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
   * @param ready whether nothing has to be made ready before it
   */
  long rest(long passed, boolean ready) {
    long due = ready ? spent : READYING;
    return Math.max(0, (long) Math.ceil((due + portion) / share) - passed);
  }

  /** Whether a look that has taken so many nanoseconds has time for another slice. */
  boolean goOn(long taken) {
    return taken <= portion - SLICE;
  }

  /** How many blocks are about a slice. */
  int blocks() {
    return blocks;
  }

  /** So many blocks took so many nanoseconds. */
  void took(long looked, long nanos) {
    // Some looks ask for more than others, and any may have to wait for a processor.
    lately = lately / 2 + looked;
    nanosLately = nanosLately / 2 + nanos;
    double fitting = lately * SLICE / Math.max(1, nanosLately);
    blocks =
        (int) Math.clamp(fitting, FEWEST_BLOCKS, Math.min(MOST_BLOCKS, blocks * FASTEST_GROWTH));
  }

  /** Making ready took so many nanoseconds. */
  void readied(long nanos) {
    spent += nanos;
  }

  /** A look took so many nanoseconds, all in all. */
  void spend(long nanos) {
    spent += nanos;
    portion = PORTION;
  }

  /** Nanoseconds. */
  long spent() {
    return spent;
  }
}
