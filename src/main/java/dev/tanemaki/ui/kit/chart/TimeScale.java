package dev.tanemaki.ui.kit.chart;

/** Where instants lie on the screen, and which of them are named on the axis. */
record TimeScale(TimeRange range, double left, double right) {

  private static final long MILLI = 1_000_000L;
  private static final long SECOND = 1000 * MILLI;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long[] STEPS = {
    MILLI,
    2 * MILLI,
    5 * MILLI,
    10 * MILLI,
    20 * MILLI,
    50 * MILLI,
    100 * MILLI,
    200 * MILLI,
    500 * MILLI,
    SECOND,
    2 * SECOND,
    5 * SECOND,
    10 * SECOND,
    15 * SECOND,
    30 * SECOND,
    MINUTE,
    2 * MINUTE,
    5 * MINUTE,
    10 * MINUTE,
    15 * MINUTE,
    30 * MINUTE,
    HOUR,
    2 * HOUR,
    3 * HOUR,
    6 * HOUR,
    12 * HOUR,
    24 * HOUR
  };

  double x(double nanos) {
    return left + (nanos - range.from()) / range.nanos() * (right - left);
  }

  long nanos(double x) {
    double share = Math.clamp((x - left) / Math.max(1, right - left), 0, 1);
    return range.from() + Math.round(share * range.nanos());
  }

  long nanosPerPixel() {
    return Math.max(1, (long) (range.nanos() / Math.max(1, right - left)));
  }

  /** The distance of two named instants, so that labels of the given width do not touch. */
  long step(double labelWidth) {
    double room = Math.max(1, (right - left) / (labelWidth + 48));
    for (long step : STEPS) {
      if (range.nanos() / (double) step <= room) {
        return step;
      }
    }
    long days = (long) Math.ceil(range.nanos() / room / (24.0 * HOUR));
    return days * 24 * HOUR;
  }

  /** The first named instant that is visible. */
  long firstTick(long step) {
    return Math.ceilDiv(range.from(), step) * step;
  }
}
