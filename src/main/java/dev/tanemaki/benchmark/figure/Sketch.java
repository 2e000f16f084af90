package dev.tanemaki.benchmark.figure;

import dev.tanemaki.benchmark.figure.Mark.Anchor;
import dev.tanemaki.benchmark.figure.Mark.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A figure under way: a sheet to put marks on, with a plot area and its axes. */
final class Sketch {

  private static final double LATIN = 0.56;

  private final double width;
  private final double height;
  private final double size;
  private final List<Mark> marks = new ArrayList<>();

  Sketch(double width, double height, double size) {
    this.width = width;
    this.height = height;
    this.size = size;
  }

  double width() {
    return width;
  }

  double height() {
    return height;
  }

  double size() {
    return size;
  }

  /** Height of a line of text with air. */
  double line() {
    return size * 1.6;
  }

  Figure figure(String name, String title) {
    return new Figure(name, title, width, height, size, marks);
  }

  /** How wide a text is, about: whoever draws has fonts of its own. */
  double textWidth(String text) {
    return text.codePoints().mapToDouble(c -> c > 0x2E80 ? 1 : LATIN).sum() * size;
  }

  void box(double x, double y, double w, double h, Ink ink, double opacity) {
    marks.add(new Mark.Box(x, y, Math.max(0, w), Math.max(0, h), ink, opacity));
  }

  void frame(double x, double y, double w, double h, Ink ink, double thickness) {
    marks.add(new Mark.Frame(x, y, w, h, ink, thickness));
  }

  void line(double x1, double y1, double x2, double y2, Ink ink, double thickness) {
    path(List.of(new Point(x1, y1), new Point(x2, y2)), ink, thickness, false);
  }

  void dashed(double x1, double y1, double x2, double y2, Ink ink) {
    path(List.of(new Point(x1, y1), new Point(x2, y2)), ink, 1.2, true);
  }

  void path(List<Point> points, Ink ink, double thickness, boolean dashed) {
    marks.add(new Mark.Path(points, ink, thickness, dashed));
  }

  void dot(double x, double y, double radius, Ink ink) {
    marks.add(new Mark.Dot(x, y, radius, ink));
  }

  void text(double x, double y, String text, Ink ink, Anchor anchor) {
    marks.add(new Mark.Text(x, y, text, ink, anchor, false));
  }

  void bold(double x, double y, String text, Ink ink, Anchor anchor) {
    marks.add(new Mark.Text(x, y, text, ink, anchor, true));
  }

  /** As much of a text as fits. */
  String fit(String text, double room) {
    if (textWidth(text) <= room) {
      return text;
    }
    String cut = text;
    while (!cut.isEmpty() && textWidth(cut + "…") > room) {
      cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
    }
    return cut.strip() + "…";
  }

  /** {@code 189k}, {@code 1.2M}: three figures, for where there is little room. */
  static String compact(double value) {
    if (!Double.isFinite(value)) {
      return "–";
    }
    double size = Math.abs(value);
    if (size >= 999_500) {
      return trimmed(value / 1e6, size >= 99.95e6 ? 0 : size >= 9.995e6 ? 1 : 2) + "M";
    }
    if (size >= 1_000) {
      return trimmed(value / 1e3, size >= 99_950 ? 0 : 1) + "k";
    }
    return trimmed(value, size >= 10 || value == Math.rint(value) ? 0 : size >= 1 ? 1 : 2);
  }

  private static String trimmed(double value, int decimals) {
    String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
    return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
  }

  /** A round number not below a value, to end an axis at. */
  static double ceiling(double value) {
    if (!(value > 0)) {
      return 1;
    }
    double power = Math.pow(10, Math.floor(Math.log10(value)));
    for (double step : new double[] {1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10}) {
      if (step * power >= value) {
        return step * power;
      }
    }
    return 10 * power;
  }

  /** The distance of grid lines for an axis from zero: three to six of them. */
  static double step(double end) {
    double power = Math.pow(10, Math.floor(Math.log10(end)));
    for (double step : new double[] {0.2, 0.25, 0.5, 1, 2, 2.5, 5}) {
      if (end / (step * power) <= 6.01) {
        return step * power;
      }
    }
    return 10 * power;
  }

  /** The same where the labels stand side by side in so much room. */
  double step(double end, double room) {
    double step = step(end);
    while (room * step / end < textWidth("000k") + 8 && step < end) {
      step *= 2;
    }
    return step;
  }

  /** Horizontal grid lines with their values at the left, from zero. */
  void grid(double left, double top, double right, double bottom, double end) {
    double step = step(end);
    while ((bottom - top) * step / end < line() * 1.05 && step < end) {
      step *= 2;
    }
    for (int i = 0; i * step <= end * 1.0001; i++) {
      double y = bottom - (bottom - top) * (i * step / end);
      line(left, y, right, y, i == 0 ? Ink.BORDER : Ink.GRID, 1);
      text(left - 6, y, compact(i * step), Ink.MUTED, Anchor.END);
    }
  }
}
