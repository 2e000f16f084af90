package dev.tanemaki.benchmark.figure;

import dev.tanemaki.benchmark.figure.Mark.Anchor;
import dev.tanemaki.benchmark.result.Cell;
import dev.tanemaki.benchmark.result.Comparison;
import dev.tanemaki.benchmark.result.Comparison.Delta;
import dev.tanemaki.benchmark.result.Separation;
import dev.tanemaki.benchmark.result.Separation.Verdict;
import java.util.List;
import java.util.Optional;

/** Batch size by workers: where one benchmark is faster or slower than another, and where none. */
public final class ChangeMap {

  private static final double FAINTEST = 0.14;
  private static final double STRONGEST = 0.6;

  /** A change that is drawn as strong as can be. */
  private static final double LARGE = 0.5;

  private ChangeMap() {}

  /** Whether there is more than a line of cells to draw. */
  public static boolean draws(Comparison comparison) {
    return !comparison.before().single()
        && !comparison.after().single()
        && comparison.deltas().stream().map(d -> d.cell().batchSize()).distinct().count() > 1
        && comparison.deltas().stream().map(d -> d.cell().workers()).distinct().count() > 1;
  }

  /** The most rows that both have; of several ways to treat constraints, the first. */
  public static Figure draw(
      Comparison comparison,
      String title,
      Words words,
      double width,
      double height,
      double textSize) {
    var sketch = new Sketch(width, height, textSize);
    long rows = comparison.deltas().stream().mapToLong(d -> d.cell().rows()).max().orElse(0);
    String constraints =
        comparison.deltas().stream().map(d -> d.cell().constraints()).findFirst().orElse("auto");
    List<Delta> shown =
        comparison.deltas().stream()
            .filter(d -> d.cell().rows() == rows && d.cell().constraints().equals(constraints))
            .toList();
    List<Integer> batches = shown.stream().map(d -> d.cell().batchSize()).distinct().toList();
    List<Integer> workers =
        shown.stream().map(d -> d.cell().workers()).distinct().sorted().toList();
    double line = sketch.line();
    double left =
        12
            + batches.stream()
                .mapToDouble(b -> sketch.textWidth("%,d".formatted(b)))
                .max()
                .orElse(0);
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
        cell(sketch, shown, cell, left + j * w, y, w, h);
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
    return sketch.figure("change", "%s: %,d %s".formatted(title, rows, words.rows()));
  }

  private static void cell(
      Sketch sketch, List<Delta> shown, Cell cell, double x, double y, double w, double h) {
    Optional<Separation> separation =
        shown.stream().filter(d -> d.cell().equals(cell)).map(Delta::separation).findFirst();
    if (separation.isEmpty()) {
      sketch.text(x + w / 2, y + h / 2, "–", Ink.MUTED, Anchor.MIDDLE);
      return;
    }
    Separation found = separation.get();
    boolean told = found.verdict() != Verdict.ALIKE;
    double share = Math.min(1, Math.abs(Math.log(found.ratio())) / LARGE);
    sketch.box(
        x + 1,
        y + 1,
        w - 2,
        h - 2,
        told ? SideBySide.ink(found) : Ink.GHOST,
        told ? FAINTEST + (STRONGEST - FAINTEST) * share : FAINTEST);
    sketch.bold(
        x + w / 2,
        y + h / 2,
        SideBySide.verdict(found),
        told ? Ink.TEXT : Ink.MUTED,
        Anchor.MIDDLE);
  }
}
