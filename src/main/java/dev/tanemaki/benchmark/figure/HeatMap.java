package dev.tanemaki.benchmark.figure;

import dev.tanemaki.benchmark.figure.Mark.Anchor;
import dev.tanemaki.benchmark.result.Advice;
import dev.tanemaki.benchmark.result.Benchmark;
import dev.tanemaki.benchmark.result.Cell;
import dev.tanemaki.benchmark.result.Estimate;
import dev.tanemaki.benchmark.result.Measure;
import java.util.List;
import java.util.Optional;

/** Batch size by workers, darker where it is faster; the setting to use is framed. */
public final class HeatMap {

  private static final double FAINTEST = 0.06;
  private static final double STRONGEST = 0.62;

  private HeatMap() {}

  /** One map for a number of rows and a way to treat constraints. */
  public static Figure draw(
      Benchmark benchmark,
      long rows,
      String constraints,
      Measure measure,
      Words words,
      double width,
      double height,
      double textSize) {
    var sketch = new Sketch(width, height, textSize);
    List<Cell> cells =
        benchmark.measured().stream()
            .filter(c -> c.rows() == rows && c.constraints().equals(constraints))
            .toList();
    // What is not measured yet has its place already.
    List<Integer> batches = benchmark.matrix().batchSizes();
    List<Integer> workers = benchmark.matrix().workers();
    Optional<Cell> chosen = Advice.of(benchmark, rows, measure).map(Advice::cell);
    double least = Double.MAX_VALUE;
    double most = 0;
    for (Cell cell : cells) {
      double median = benchmark.estimate(cell, measure).median();
      least = Math.min(least, median);
      most = Math.max(most, median);
    }
    double line = sketch.line();
    double left =
        12
            + batches.stream()
                .mapToDouble(b -> sketch.textWidth("%,d".formatted(b)))
                .max()
                .orElse(0);
    left = Math.max(left, sketch.textWidth(words.batchSize()) * 0.5 + 12);
    double top = line * 1.1;
    double bottom = height - line * 1.9;
    double w = (width - left - 4) / Math.max(1, workers.size());
    double h = (bottom - top) / Math.max(1, batches.size());
    sketch.text(0, line * 0.4, words.batchSize(), Ink.MUTED, Anchor.START);
    for (int i = 0; i < batches.size(); i++) {
      double y = top + i * h;
      sketch.text(left - 8, y + h / 2, "%,d".formatted(batches.get(i)), Ink.TEXT, Anchor.END);
      for (int j = 0; j < workers.size(); j++) {
        var cell = new Cell(rows, batches.get(i), workers.get(j), constraints);
        Estimate estimate = benchmark.estimate(cell, measure);
        double x = left + j * w;
        if (!estimate.known()) {
          sketch.text(x + w / 2, y + h / 2, "–", Ink.MUTED, Anchor.MIDDLE);
          continue;
        }
        double share = most > least ? (estimate.median() - least) / (most - least) : 1;
        sketch.box(
            x + 1, y + 1, w - 2, h - 2, Ink.ACCENT, FAINTEST + (STRONGEST - FAINTEST) * share);
        write(sketch, x + w / 2, y + h / 2, w, h, estimate);
        if (chosen.equals(Optional.of(cell))) {
          sketch.frame(x + 2, y + 2, w - 4, h - 4, Ink.TEXT, 2);
        }
      }
    }
    for (int j = 0; j < workers.size(); j++) {
      sketch.text(
          left + (j + 0.5) * w,
          bottom + line * 0.55,
          String.valueOf(workers.get(j)),
          Ink.TEXT,
          Anchor.MIDDLE);
    }
    sketch.text(
        left + w * workers.size() / 2,
        height - line * 0.5,
        words.workers(),
        Ink.MUTED,
        Anchor.MIDDLE);
    return sketch.figure(
        "heat-map-" + rows + "-" + constraints,
        "%s: %,d %s, %s"
            .formatted(words.heat(), rows, words.rows(), words.constraints(constraints)));
  }

  private static void write(
      Sketch sketch, double x, double y, double w, double h, Estimate estimate) {
    String range = Sketch.compact(estimate.low()) + "–" + Sketch.compact(estimate.high());
    boolean room =
        estimate.samples() > 1 && h > sketch.line() * 2.1 && sketch.textWidth(range) < w - 12;
    sketch.bold(
        x,
        room ? y - sketch.line() * 0.42 : y,
        Sketch.compact(estimate.median()),
        Ink.TEXT,
        Anchor.MIDDLE);
    if (room) {
      sketch.text(x, y + sketch.line() * 0.48, range, Ink.TEXT, Anchor.MIDDLE);
    }
  }
}
