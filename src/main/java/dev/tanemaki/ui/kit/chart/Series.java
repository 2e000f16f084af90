package dev.tanemaki.ui.kit.chart;

import dev.tanemaki.ui.kit.theme.Role;
import java.time.Duration;

/**
 * One line of a chart.
 *
 * @param name as the operator reads it, at the line and in the read-out
 * @param gapAfter two samples further apart than this are not joined
 */
public record Series(String name, Role role, Style style, SeriesBuffer data, Duration gapAfter) {

  private static final Duration GAP = Duration.ofSeconds(3);

  /** How a line is drawn. */
  public enum Style {
    /** A line over a light fill: the one the chart is about. */
    FILLED,
    LINE,
    /** Limits and averages. */
    DASHED,
    /** A previous run, grey and behind all others. */
    GHOST
  }

  public static Series filled(String name, Role role, SeriesBuffer data) {
    return new Series(name, role, Style.FILLED, data, GAP);
  }

  public static Series line(String name, Role role, SeriesBuffer data) {
    return new Series(name, role, Style.LINE, data, GAP);
  }

  public static Series dashed(String name, Role role, SeriesBuffer data) {
    return new Series(name, role, Style.DASHED, data, GAP);
  }

  /** The same with the samples as they are now. */
  public Series copy() {
    return new Series(name, role, style, data.copy(), gapAfter);
  }

  /** The same series of a previous run; its times count from that run's start. */
  public static Series ghost(String name, SeriesBuffer data) {
    return new Series(name, Role.GHOST, Style.GHOST, data, GAP);
  }
}
