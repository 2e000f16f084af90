package dev.tanemaki.ui.kit.chart;

import dev.tanemaki.ui.kit.theme.Role;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Rectangle2D;

/** Paints the crosshair and, beside it, what every series was at that instant. */
final class Readout {

  private static final double PAD = 8;
  private static final double SWATCH = 20;
  private static final double COLUMN_GAP = 12;

  private Readout() {}

  static void paint(
      Pen pen,
      TimeChart chart,
      List<Series> series,
      TimeScale time,
      ValueScale values,
      Rectangle2D plot) {
    Long at = chart.axis().crosshairProperty().get();
    if (at == null || !time.range().contains(at)) {
      return;
    }
    double x = time.x(at);
    pen.vertical(x, plot.getMinY(), plot.getMaxY(), Role.MUTED);
    if (series.isEmpty()) {
      return;
    }
    String when = chart.formats().instant(at, time.range().nanos() / 60);
    String[] numbers = new String[series.size()];
    double names = 0;
    double widest = 0;
    for (int i = 0; i < numbers.length; i++) {
      Series one = series.get(i);
      double value = TimeChart.valueAt(one, at, time.nanosPerPixel() * 2);
      numbers[i] = chart.formats().value(chart.quantity(), value);
      names = Math.max(names, pen.width(one.name()));
      widest = Math.max(widest, pen.width(numbers[i]));
      if (!Double.isNaN(value)) {
        dot(pen, one.role(), x, values.y(value));
      }
    }
    double inner = Math.max(pen.boldWidth(when), SWATCH + names + COLUMN_GAP + widest);
    double width = inner + 2 * PAD;
    double line = pen.lineHeight();
    double height = line * (numbers.length + 1) + PAD;
    double left = x + 12 + width <= plot.getMaxX() ? x + 12 : x - 12 - width;
    left = Math.round(Math.max(0, left));
    double top = Math.round(Math.max(0, Math.min(plot.getMinY() + 4, plot.getMaxY() - height)));
    box(pen, left, top, width, height);
    double y = top + PAD / 2 + line / 2;
    pen.boldText(when, left + PAD, y, HPos.LEFT, Role.TEXT);
    for (int i = 0; i < numbers.length; i++) {
      y += line;
      LinePainter.swatch(pen, series.get(i), left + PAD, y);
      pen.text(series.get(i).name(), left + PAD + SWATCH, y, HPos.LEFT, Role.MUTED);
      pen.text(numbers[i], left + width - PAD, y, HPos.RIGHT, Role.TEXT);
    }
  }

  /** The raised box that read-outs of all charts share. */
  static void box(Pen pen, double left, double top, double width, double height) {
    var context = pen.context();
    context.setFill(pen.palette().color(Role.SURFACE_RAISED, 0.96));
    context.fillRoundRect(left, top, width, height, 8, 8);
    context.setStroke(pen.palette().color(Role.BORDER));
    context.strokeRoundRect(left + 0.5, top + 0.5, width - 1, height - 1, 8, 8);
  }

  private static void dot(Pen pen, Role role, double x, double y) {
    var context = pen.context();
    context.setFill(pen.palette().color(Role.SURFACE_RAISED));
    context.fillOval(x - 4, y - 4, 8, 8);
    context.setFill(pen.palette().color(role));
    context.fillOval(x - 3, y - 3, 6, 6);
  }
}
