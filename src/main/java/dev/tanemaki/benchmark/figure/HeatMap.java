package dev.tanemaki.benchmark.figure;

import dev.tanemaki.benchmark.figure.BatchGrid.Place;
import dev.tanemaki.benchmark.figure.Mark.Anchor;
import dev.tanemaki.benchmark.result.Advice;
import dev.tanemaki.benchmark.result.Benchmark;
import dev.tanemaki.benchmark.result.Cell;
import dev.tanemaki.benchmark.result.Estimate;
import dev.tanemaki.benchmark.result.Measure;
import dev.tanemaki.benchmark.result.Way;
import java.util.DoubleSummaryStatistics;
import java.util.Optional;

/** Batch size by workers, darker where it is faster; the setting to use is framed. */
public final class HeatMap {

  private static final double FAINTEST = 0.06;
  private static final double STRONGEST = 0.62;

  private HeatMap() {}

  /** One map for a number of rows and a way to get them in. */
  public static Figure draw(
      Benchmark benchmark,
      long rows,
      Way way,
      Measure measure,
      Words words,
      double width,
      double height,
      double textSize) {
    var sketch = new Sketch(width, height, textSize);
    Optional<Cell> chosen = Advice.of(benchmark, rows, measure).map(Advice::cell);
    // The maps of all ways have one scale: they are held beside each other.
    DoubleSummaryStatistics medians =
        benchmark.cells(rows).stream()
            .mapToDouble(cell -> benchmark.estimate(cell, measure).median())
            .summaryStatistics();
    // What is not measured yet has its place already.
    BatchGrid.draw(
        sketch,
        benchmark.matrix().batchSizes(),
        benchmark.matrix().workers(),
        words,
        (batch, workers, place) -> {
          var cell = new Cell(rows, batch, workers, way.constraints(), way.format());
          Estimate estimate = benchmark.estimate(cell, measure);
          if (!estimate.known()) {
            BatchGrid.unknown(sketch, place);
            return;
          }
          double spread = medians.getMax() - medians.getMin();
          double share = spread > 0 ? (estimate.median() - medians.getMin()) / spread : 1;
          BatchGrid.fill(sketch, place, Ink.ACCENT, FAINTEST + (STRONGEST - FAINTEST) * share);
          write(sketch, place, estimate);
          if (chosen.equals(Optional.of(cell))) {
            Place edge = place.within(2);
            sketch.frame(edge.x(), edge.y(), edge.width(), edge.height(), Ink.TEXT, 2);
          }
        });
    return sketch.figure(
        "heat-map-"
            + rows
            + "-"
            + way.constraints()
            + (way.format().equals(Cell.USUAL_FORMAT) ? "" : "-" + way.format()),
        "%s%s: %,d %s, %s"
            .formatted(
                words.heat(),
                benchmark.tellsFormat() ? ", " + words.format(way.format()) : "",
                rows,
                words.rows(),
                words.constraints(way.constraints())));
  }

  private static void write(Sketch sketch, Place place, Estimate estimate) {
    String range = Sketch.compact(estimate.low()) + "–" + Sketch.compact(estimate.high());
    boolean room =
        estimate.samples() > 1
            && place.height() > sketch.line() * 2.1
            && sketch.textWidth(range) < place.width() - 12;
    double y = place.middleY();
    sketch.bold(
        place.middleX(),
        room ? y - sketch.line() * 0.42 : y,
        Sketch.compact(estimate.median()),
        Ink.TEXT,
        Anchor.MIDDLE);
    if (room) {
      sketch.text(place.middleX(), y + sketch.line() * 0.48, range, Ink.TEXT, Anchor.MIDDLE);
    }
  }
}
