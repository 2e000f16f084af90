package dev.tanemaki.benchmark.figure;

import dev.tanemaki.benchmark.figure.BatchGrid.Place;
import dev.tanemaki.benchmark.figure.Mark.Anchor;
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

  /** The most rows that both have; of several ways, the first. */
  public static Figure draw(
      Comparison comparison,
      String title,
      Words words,
      double width,
      double height,
      double textSize) {
    var sketch = new Sketch(width, height, textSize);
    long rows = comparison.deltas().stream().mapToLong(d -> d.cell().rows()).max().orElse(0);
    List<Delta> largest =
        comparison.deltas().stream().filter(d -> d.cell().rows() == rows).toList();
    List<Delta> shown =
        largest.stream()
            .filter(d -> d.cell().way().equals(largest.getFirst().cell().way()))
            .toList();
    List<Integer> batches = shown.stream().map(d -> d.cell().batchSize()).distinct().toList();
    List<Integer> workers =
        shown.stream().map(d -> d.cell().workers()).distinct().sorted().toList();
    BatchGrid.draw(
        sketch,
        batches,
        workers,
        words,
        (batch, crew, place) ->
            cell(
                sketch,
                shown.stream()
                    .filter(d -> d.cell().batchSize() == batch && d.cell().workers() == crew)
                    .findFirst(),
                place));
    return sketch.figure("change", "%s: %,d %s".formatted(title, rows, words.rows()));
  }

  private static void cell(Sketch sketch, Optional<Delta> delta, Place place) {
    if (delta.isEmpty()) {
      BatchGrid.unknown(sketch, place);
      return;
    }
    Separation found = delta.get().separation();
    boolean told = found.verdict() != Verdict.ALIKE;
    double share = Math.min(1, Math.abs(Math.log(found.ratio())) / LARGE);
    BatchGrid.fill(
        sketch,
        place,
        told ? SideBySide.ink(found) : Ink.GHOST,
        told ? FAINTEST + (STRONGEST - FAINTEST) * share : FAINTEST);
    sketch.bold(
        place.middleX(),
        place.middleY(),
        told || found.enough() ? SideBySide.verdict(found) : "–",
        told ? Ink.TEXT : Ink.MUTED,
        Anchor.MIDDLE);
  }
}
