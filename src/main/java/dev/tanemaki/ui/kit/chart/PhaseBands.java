package dev.tanemaki.ui.kit.chart;

import dev.tanemaki.ui.kit.theme.Role;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Rectangle2D;

/** Paints the phases of a run: every other one tinted, a line where one begins, names above. */
final class PhaseBands {

  private static final double TINT = 0.06;
  private static final double PAD = 4;

  private PhaseBands() {}

  static void paint(Pen pen, TimeAxis axis, TimeScale time, Rectangle2D plot) {
    List<Phase> phases = axis.phases();
    for (int i = 0; i < phases.size(); i++) {
      double from = from(phases.get(i), time, plot);
      double to = to(phases.get(i), axis, time, plot);
      if (to > from && i % 2 == 1) {
        pen.context().setFill(pen.palette().color(Role.MUTED, TINT));
        pen.context().fillRect(from, plot.getMinY(), to - from, plot.getHeight());
      }
      if (to > from && time.x(phases.get(i).from()) > plot.getMinX()) {
        pen.vertical(from, plot.getMinY(), plot.getMaxY(), Role.GRID);
      }
    }
  }

  /**
   * Writes the names above the plot, where no line can lie. A name that does not fit over its band
   * is left out: half a word says nothing.
   *
   * @param left where the title of the chart ends
   */
  static void names(
      Pen pen, TimeAxis axis, TimeScale time, Rectangle2D plot, double left, double y) {
    for (Phase phase : axis.phases()) {
      double from = Math.max(left, from(phase, time, plot) + PAD);
      if (from + pen.width(phase.label()) + PAD <= to(phase, axis, time, plot)) {
        pen.text(phase.label(), from, y, HPos.LEFT, Role.MUTED);
      }
    }
  }

  private static double from(Phase phase, TimeScale time, Rectangle2D plot) {
    return Math.max(plot.getMinX(), time.x(phase.from()));
  }

  private static double to(Phase phase, TimeAxis axis, TimeScale time, Rectangle2D plot) {
    long end = phase.to() == Phase.OPEN ? axis.latest() : phase.to();
    return Math.min(plot.getMaxX(), time.x(end));
  }
}
