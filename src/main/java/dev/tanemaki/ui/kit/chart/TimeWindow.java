package dev.tanemaki.ui.kit.chart;

import java.time.Duration;

/** How much of a run the charts show while nobody has zoomed. */
public sealed interface TimeWindow {

  /** The most recent stretch. */
  record Last(Duration length) implements TimeWindow {
    public Last {
      if (length.toNanos() <= 0) {
        throw new IllegalArgumentException("a window of " + length);
      }
    }
  }

  /** From the start to now. */
  record Whole() implements TimeWindow {}
}
