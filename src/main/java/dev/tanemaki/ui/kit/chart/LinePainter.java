package dev.tanemaki.ui.kit.chart;

import dev.tanemaki.ui.kit.chart.Series.Style;
import dev.tanemaki.ui.kit.theme.Role;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.shape.StrokeLineJoin;

/** Paints one series: its fill, its line, and a dot where a sample stands alone. */
final class LinePainter {

  private static final double WIDTH = 1.5;
  private static final double FILL = 0.12;

  private LinePainter() {}

  static void paint(Pen pen, Series series, Polyline line, TimeScale time, ValueScale values) {
    GraphicsContext context = pen.context();
    context.setLineJoin(StrokeLineJoin.BEVEL);
    int from = 0;
    while (from < line.size()) {
      int to = from;
      while (to < line.size() && !line.isGap(to)) {
        to++;
      }
      if (to > from) {
        stretch(pen, series, line, from, to, time, values);
      }
      from = to + 1;
    }
    context.setLineDashes();
    context.setLineWidth(1);
  }

  /** A short sample of how the line looks, 12 pixels wide. */
  static void swatch(Pen pen, Series series, double x, double y) {
    GraphicsContext context = pen.context();
    context.setStroke(pen.palette().color(series.role()));
    context.setLineWidth(2);
    if (series.style() == Style.DASHED) {
      context.setLineDashes(4, 4);
    }
    context.strokeLine(x, Math.round(y), x + 12, Math.round(y));
    context.setLineDashes();
    context.setLineWidth(1);
  }

  private static void stretch(
      Pen pen, Series series, Polyline line, int from, int to, TimeScale time, ValueScale values) {
    GraphicsContext context = pen.context();
    double firstX = time.x(line.x(from));
    double firstY = values.y(line.y(from));
    if (to - from == 1) {
      context.setFill(pen.palette().color(series.role()));
      context.fillOval(firstX - 1.5, firstY - 1.5, 3, 3);
      return;
    }
    if (series.style() == Style.FILLED) {
      context.beginPath();
      context.moveTo(firstX, values.y(0));
      for (int i = from; i < to; i++) {
        context.lineTo(time.x(line.x(i)), values.y(line.y(i)));
      }
      context.lineTo(time.x(line.x(to - 1)), values.y(0));
      context.closePath();
      context.setFill(pen.palette().color(series.role(), FILL));
      context.fill();
    }
    context.beginPath();
    context.moveTo(firstX, firstY);
    for (int i = from + 1; i < to; i++) {
      context.lineTo(time.x(line.x(i)), values.y(line.y(i)));
    }
    context.setLineWidth(series.role() == Role.GHOST ? 1 : WIDTH);
    context.setLineDashes(series.style() == Style.DASHED ? new double[] {4, 4} : new double[0]);
    context.setStroke(pen.palette().color(series.role()));
    context.stroke();
  }
}
