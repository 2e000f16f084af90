package dev.tanemaki.ui.plan.editor;

import dev.tanemaki.ui.kit.chart.Pen;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Quantity;
import dev.tanemaki.ui.kit.theme.Role;
import javafx.geometry.HPos;

/**
 * A numeric axis between two pixels.
 *
 * @param low value at {@code left}
 * @param high value at {@code right}
 */
record Axis(double low, double high, double left, double right) {

  private static final double LABEL = 60;

  double x(double value) {
    return left + (value - low) / (high - low) * (right - left);
  }

  double value(double x) {
    return low + (x - left) / (right - left) * (high - low);
  }

  /** What a pixel is worth. */
  double pixel() {
    return (high - low) / Math.max(1, right - left);
  }

  /** 1, 2 or 5 times a power of ten, at least {@code span}. */
  private static double step(double span) {
    double power = Math.pow(10, Math.floor(Math.log10(span)));
    double factor = span / power;
    return Shares.clean(power * (factor <= 1.001 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10));
  }

  /** A line at {@code y} with round numbers below it. */
  void paint(Pen pen, double y, Formats formats) {
    pen.horizontal(left, right, y, Role.BORDER);
    double step = step((high - low) / Math.max(1, (right - left) / LABEL));
    for (double tick = Math.ceil(low / step) * step; tick <= high; tick += step) {
      double x = x(tick);
      String text = formats.tick(Quantity.COUNT, Shares.clean(tick), step);
      double half = pen.width(text) / 2;
      pen.vertical(x, y, y + 4, Role.BORDER);
      if (x - half >= left - 8 && x + half <= right + 8) {
        pen.text(text, x, y + 4 + pen.lineHeight() / 2, HPos.CENTER, Role.MUTED);
      }
    }
  }
}
