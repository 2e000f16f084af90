package dev.tanemaki.ui.kit.chart;

/** From one instant to a later one, nanoseconds since the start of the run. */
public record TimeRange(long from, long to) {

  public TimeRange {
    if (from >= to) {
      throw new IllegalArgumentException("a range from " + from + " to " + to + " is empty");
    }
  }

  public long nanos() {
    return to - from;
  }

  public boolean contains(long nanos) {
    return from <= nanos && nanos <= to;
  }
}
