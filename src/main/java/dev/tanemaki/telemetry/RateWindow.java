package dev.tanemaki.telemetry;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Rows per second over the last second or so. Rows arrive a batch at a time, so counting those of
 * exactly one second would make the figure jump by a batch; instead the window reaches from one
 * commit to another. Writers never wait: a ring of commits, each packed into one number.
 */
final class RateWindow {

  private static final int SLOTS = 8_192;
  private static final int ROW_BITS = 21;
  private static final long ROW_MASK = (1L << ROW_BITS) - 1;
  private static final long TICK_NANOS = 10_000;
  private static final long WINDOW_TICKS = 1_000_000_000L / TICK_NANOS;

  private final AtomicLongArray ring = new AtomicLongArray(SLOTS);
  private final AtomicLong cursor = new AtomicLong();

  /** The load begins or goes on after a pause: rows are counted from here. */
  void begin(long nanos) {
    committed(nanos, 0);
  }

  /**
   * @param nanos since the run's start
   */
  void committed(long nanos, long rows) {
    long slot = cursor.getAndIncrement();
    long packed = ((nanos / TICK_NANOS + 1) << ROW_BITS) | Math.min(rows, ROW_MASK);
    ring.set((int) (slot % SLOTS), packed);
  }

  /**
   * @param nanos since the run's start
   * @return 0 before the first commit; falls towards 0 when commits stay away
   */
  double perSecond(long nanos) {
    long now = nanos / TICK_NANOS + 1;
    long newest = cursor.get();
    long oldest = Math.max(0, newest - SLOTS);
    long last = 0;
    long first = 0;
    long rows = 0;
    long rowsOfFirst = 0;
    int commits = 0;
    // Back from the newest commit to the first one before the window: rows after that one count.
    for (long slot = newest - 1; slot >= oldest; slot--) {
      long packed = ring.get((int) (slot % SLOTS));
      if (packed == 0) {
        continue; // reserved by a writer that has not come to writing yet
      }
      first = packed >>> ROW_BITS;
      rowsOfFirst = packed & ROW_MASK;
      last = Math.max(last, first);
      rows += rowsOfFirst;
      commits++;
      if (commits > 1 && (now - first >= WINDOW_TICKS || rowsOfFirst == 0)) {
        break;
      }
    }
    if (commits < 2 || last <= first) {
      return 0;
    }
    // When commits stay away, time goes on and the rate falls, after the usual gap is over.
    double usualGap = (double) (last - first) / (commits - 1);
    double ticks = Math.max(last - first, now - first - 2 * usualGap);
    return (rows - rowsOfFirst) / (ticks * TICK_NANOS / 1e9);
  }
}
