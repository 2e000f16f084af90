package dev.tanemaki.benchmark.figure;

import dev.tanemaki.benchmark.figure.Mark.Anchor;
import dev.tanemaki.benchmark.result.Advice;
import dev.tanemaki.benchmark.result.Benchmark;
import dev.tanemaki.benchmark.result.Cell;
import dev.tanemaki.benchmark.result.Estimate;
import dev.tanemaki.benchmark.result.LaneSample.Lane;
import dev.tanemaki.benchmark.result.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Load rates of settings as bars with their intervals, the fastest first, the reference lanes
 * below: those are loads alone, and beside what takes restore and checks along they could not be
 * compared.
 */
public final class IntervalBars {

  private record Bar(String label, Estimate estimate, Ink ink, double opacity) {}

  private IntervalBars() {}

  /** The height that shows so many bars well. */
  public static double height(Benchmark benchmark, long rows, double textSize) {
    long cells = benchmark.cells(rows).size();
    return (cells + Lane.values().length) * textSize * 1.9 + textSize * 4;
  }

  /**
   * As many settings as there is room for.
   *
   * @param advised by what the setting to use was chosen
   */
  public static Figure draw(
      Benchmark benchmark,
      long rows,
      Measure advised,
      Words words,
      double width,
      double height,
      double textSize) {
    var sketch = new Sketch(width, height, textSize);
    double line = sketch.line();
    List<Bar> bars =
        bars(benchmark, rows, advised, words, (int) ((height - 2 * line) / (line * 1.1)));
    double end =
        Sketch.ceiling(bars.stream().mapToDouble(b -> b.estimate().high()).max().orElse(1));
    double left =
        Math.min(
            width * 0.46,
            12 + bars.stream().mapToDouble(b -> sketch.textWidth(b.label())).max().orElse(0));
    double right = width - sketch.textWidth("000.0k") - 10;
    double bottom = height - line * 1.7;
    double step = sketch.step(end, right - left);
    for (int i = 0; i * step <= end * 1.0001; i++) {
      double x = left + (right - left) * (i * step / end);
      sketch.line(x, 2, x, bottom, i == 0 ? Ink.BORDER : Ink.GRID, 1);
      sketch.text(x, bottom + line * 0.5, Sketch.compact(i * step), Ink.MUTED, Anchor.MIDDLE);
    }
    sketch.text(
        (left + right) / 2,
        height - line * 0.4,
        words.rate(Measure.LOAD),
        Ink.MUTED,
        Anchor.MIDDLE);
    double h = Math.min(line * 1.5, (bottom - 2) / Math.max(1, bars.size()));
    for (int i = 0; i < bars.size(); i++) {
      Bar bar = bars.get(i);
      double y = 2 + (i + 0.5) * h;
      double scale = (right - left) / end;
      sketch.text(left - 8, y, sketch.fit(bar.label(), left - 10), Ink.TEXT, Anchor.END);
      sketch.box(
          left, y - h * 0.3, bar.estimate().median() * scale, h * 0.6, bar.ink(), bar.opacity());
      whisker(
          sketch, left + bar.estimate().low() * scale, left + bar.estimate().high() * scale, y, h);
      sketch.text(
          left + bar.estimate().high() * scale + 8,
          y,
          Sketch.compact(bar.estimate().median()),
          Ink.TEXT,
          Anchor.START);
    }
    return sketch.figure("bars-" + rows, "%s: %,d %s".formatted(words.bars(), rows, words.rows()));
  }

  static void whisker(Sketch sketch, double from, double to, double y, double h) {
    sketch.line(from, y, to, y, Ink.TEXT, 1.2);
    sketch.line(from, y - h * 0.16, from, y + h * 0.16, Ink.TEXT, 1.2);
    sketch.line(to, y - h * 0.16, to, y + h * 0.16, Ink.TEXT, 1.2);
  }

  private static List<Bar> bars(
      Benchmark benchmark, long rows, Measure advised, Words words, int room) {
    Optional<Cell> chosen = Advice.of(benchmark, rows, advised).map(Advice::cell);
    List<Cell> cells = benchmark.fastest(rows, Measure.LOAD);
    var labels = CellLabels.of(benchmark.ways(), words);
    var bars = new ArrayList<Bar>();
    cells.stream()
        .limit(Math.max(3, room - Lane.values().length))
        .forEach(
            cell ->
                bars.add(
                    new Bar(
                        labels.of(cell)
                            + (chosen.equals(Optional.of(cell)) ? " · " + words.best() : ""),
                        benchmark.estimate(cell, Measure.LOAD),
                        Ink.ACCENT,
                        chosen.equals(Optional.of(cell)) ? 0.7 : 0.3)));
    for (Lane lane : Lane.values()) {
      Estimate estimate = benchmark.estimate(lane);
      if (estimate.known()) {
        bars.add(new Bar(name(lane, words), estimate, Ink.GHOST, 0.5));
      }
    }
    return bars;
  }

  private static String name(Lane lane, Words words) {
    return switch (lane) {
      case INSERT -> words.insert();
      case COPY -> words.copy();
      case CEILING -> words.ceiling();
    };
  }
}
