package dev.tanemaki.benchmark.figure;

import dev.tanemaki.benchmark.figure.Mark.Anchor;
import dev.tanemaki.benchmark.figure.Mark.Point;
import dev.tanemaki.benchmark.result.Estimate;
import dev.tanemaki.benchmark.result.Sample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Lines over an axis from zero, with their names at their ends. */
final class LineChart {

  static final String OVER_TIME = "over-time";

  /**
   * @param spread of every point, where it is known
   */
  record Line(String label, List<Point> points, List<Estimate> spread, Ink ink, boolean dashed) {}

  private LineChart() {}

  /** Rows a second over a twelfth of the load each: batches come in at once, rows do not. */
  static List<Point> rates(List<Sample.Point> progress) {
    var rates = new ArrayList<Point>();
    if (progress.size() < 2) {
      return rates;
    }
    double window = Math.max(0.1, progress.getLast().seconds() / 12);
    Sample.Point earlier = progress.getFirst();
    Sample.Point before = earlier;
    for (Sample.Point now : progress) {
      boolean last = now == progress.getLast();
      if (now.rows() > before.rows() && (last || now.seconds() - before.seconds() >= window)) {
        // What is left over at the end is no stretch of its own: it belongs to the one before.
        if (last && now.seconds() - before.seconds() < window && !rates.isEmpty()) {
          rates.removeLast();
          before = earlier;
        }
        rates.add(
            new Point(
                (now.seconds() + before.seconds()) / 2,
                (now.rows() - before.rows()) / Math.max(1e-6, now.seconds() - before.seconds())));
        earlier = before;
        before = now;
      }
    }
    return rates;
  }

  /**
   * @param name of the figure; that of {@link #OVER_TIME} has an axis of its own
   */
  static Figure draw(
      List<Line> lines,
      String name,
      String title,
      String xName,
      String yName,
      double width,
      double height,
      double size) {
    var sketch = new Sketch(width, height, size);
    double text = sketch.line();
    double left = sketch.textWidth("000.0k") + 8;
    double labels =
        16
            + lines.stream()
                .filter(l -> !l.points().isEmpty())
                .mapToDouble(l -> sketch.textWidth(l.label()))
                .max()
                .orElse(0);
    double right = width - Math.min(labels, width * 0.35);
    double top = text * 1.2;
    double bottom = height - text * 1.9;
    double most =
        Sketch.ceiling(
            lines.stream()
                .flatMapToDouble(
                    l ->
                        DoubleStream.concat(
                            l.points().stream().mapToDouble(Point::y),
                            l.spread().stream().mapToDouble(Estimate::high)))
                .max()
                .orElse(1));
    double furthest =
        lines.stream().flatMap(l -> l.points().stream()).mapToDouble(Point::x).max().orElse(1);
    double end = name.equals(OVER_TIME) ? Sketch.ceiling(furthest) : furthest;
    sketch.grid(left, top, right, bottom, most);
    sketch.text(0, text * 0.4, yName, Ink.MUTED, Anchor.START);
    sketch.text((left + right) / 2, height - text * 0.4, xName, Ink.MUTED, Anchor.MIDDLE);
    ticks(sketch, lines, name, left, right, bottom, end);
    var ends = new ArrayList<Double>();
    for (Line line : lines) {
      List<Point> points =
          line.points().stream()
              .map(
                  p ->
                      new Point(
                          left + (right - left) * p.x() / end,
                          bottom - (bottom - top) * p.y() / most))
              .toList();
      if (points.isEmpty()) {
        ends.add(Double.NaN);
        continue;
      }
      if (points.size() > 1) {
        sketch.path(points, line.ink(), line.dashed() ? 1.2 : 1.8, line.dashed());
      }
      for (int i = 0; i < line.spread().size(); i++) {
        Estimate s = line.spread().get(i);
        double x = points.get(i).x();
        sketch.line(
            x,
            bottom - (bottom - top) * s.low() / most,
            x,
            bottom - (bottom - top) * s.high() / most,
            Ink.TEXT,
            1.2);
      }
      if (!line.dashed() && points.size() <= 12) {
        points.forEach(p -> sketch.dot(p.x(), p.y(), 3, line.ink()));
      }
      ends.add(points.getLast().y());
    }
    labels(sketch, lines, ends, right, bottom);
    return sketch.figure(name, title);
  }

  /** Labels at the ends of lines, moved apart where they would cover each other. */
  private static void labels(
      Sketch sketch, List<Line> lines, List<Double> ends, double right, double bottom) {
    double distance = sketch.line() * 0.9;
    List<Integer> order =
        IntStream.range(0, ends.size())
            .filter(i -> Double.isFinite(ends.get(i)))
            .boxed()
            .sorted(Comparator.comparingDouble(ends::get).reversed())
            .toList();
    double[] places = new double[ends.size()];
    double limit = bottom;
    for (int i : order) {
      places[i] = Math.min(ends.get(i), limit);
      limit = places[i] - distance;
    }
    // In a low chart they reach down beside the axis rather than out at the top.
    double down = Math.max(0, distance / 2 - (limit + distance));
    for (int i : order) {
      Line line = lines.get(i);
      sketch.text(
          right + 8,
          places[i] + down,
          sketch.fit(line.label(), sketch.width() - right - 8),
          line.dashed() ? Ink.MUTED : line.ink(),
          Anchor.START);
    }
  }

  private static void ticks(
      Sketch sketch,
      List<Line> lines,
      String name,
      double left,
      double right,
      double bottom,
      double end) {
    double y = bottom + sketch.line() * 0.6;
    if (name.equals(OVER_TIME)) {
      double step = sketch.step(end, right - left);
      for (int i = 0; i * step <= end * 1.0001; i++) {
        double x = left + (right - left) * i * step / end;
        sketch.text(x, y, Sketch.compact(i * step), Ink.MUTED, Anchor.MIDDLE);
      }
      return;
    }
    double free = Double.NEGATIVE_INFINITY;
    List<Double> values =
        lines.stream()
            .filter(l -> !l.dashed())
            .flatMap(l -> l.points().stream())
            .map(Point::x)
            .distinct()
            .sorted()
            .toList();
    for (double value : values) {
      double x = left + (right - left) * value / end;
      double half = sketch.textWidth(Sketch.compact(value)) / 2;
      if (x - half > free) {
        sketch.text(x, y, Sketch.compact(value), Ink.MUTED, Anchor.MIDDLE);
        free = x + half + 4;
      }
    }
  }
}
