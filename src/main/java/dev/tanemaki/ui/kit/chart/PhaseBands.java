package dev.tanemaki.ui.kit.chart;

import dev.tanemaki.ui.kit.theme.Role;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Rectangle2D;

/** Paints the phases of a run behind the data: every other one tinted, each with its name. */
final class PhaseBands {

  private static final double TINT = 0.06;

  private PhaseBands() {}

  static void paint(Pen pen, TimeAxis axis, TimeScale time, Rectangle2D plot, boolean named) {
    List<Phase> phases = axis.phases();
    for (int i = 0; i < phases.size(); i++) {
      Phase phase = phases.get(i);
      long end = phase.to() == Phase.OPEN ? axis.latest() : phase.to();
      double from = Math.max(plot.getMinX(), time.x(phase.from()));
      double to = Math.min(plot.getMaxX(), time.x(end));
      if (to <= from) {
        continue;
      }
      if (i % 2 == 1) {
        pen.context().setFill(pen.palette().color(Role.MUTED, TINT));
        pen.context().fillRect(from, plot.getMinY(), to - from, plot.getHeight());
      }
      if (time.x(phase.from()) > plot.getMinX()) {
        pen.vertical(from, plot.getMinY(), plot.getMaxY(), Role.GRID);
      }
      // A name that does not fit is left out: half a word says nothing.
      if (named && pen.width(phase.label()) + 8 <= to - from) {
        double y = plot.getMinY() + pen.lineHeight() / 2;
        pen.text(phase.label(), from + 4, y, HPos.LEFT, Role.MUTED);
      }
    }
  }
}
