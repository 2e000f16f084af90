package dev.tanemaki.ui.kit.chart;

/**
 * A named stretch of a run, drawn as a band behind the data.
 *
 * @param from nanoseconds since the start of the run
 * @param to likewise; {@link #OPEN} while it lasts
 */
public record Phase(String label, long from, long to) {

  /** The end of a phase that has not ended. */
  public static final long OPEN = Long.MAX_VALUE;
}
