package dev.tanemaki.benchmark.figure;

import dev.tanemaki.benchmark.figure.LineChart.Line;
import dev.tanemaki.benchmark.figure.Mark.Point;
import dev.tanemaki.benchmark.result.Advice;
import dev.tanemaki.benchmark.result.Benchmark;
import dev.tanemaki.benchmark.result.Cell;
import dev.tanemaki.benchmark.result.Estimate;
import dev.tanemaki.benchmark.result.Measure;
import dev.tanemaki.benchmark.result.Sample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Lines: scaling with workers, memory by rows, throughput over time. */
public final class Curves {

  private Curves() {}

  /** The best setting's batch size and way for every number of workers, against linear. */
  public static Figure scaling(
      Benchmark benchmark,
      long rows,
      Measure measure,
      Words words,
      double w,
      double h,
      double size) {
    var measured = new ArrayList<Point>();
    var spread = new ArrayList<Estimate>();
    Advice.of(benchmark, rows, measure)
        .ifPresent(
            advice ->
                benchmark.cells(rows).stream()
                    .filter(
                        c ->
                            c.batchSize() == advice.cell().batchSize()
                                && c.way().equals(advice.cell().way()))
                    .forEach(
                        c -> {
                          Estimate estimate = benchmark.estimate(c, measure);
                          measured.add(new Point(c.workers(), estimate.median()));
                          spread.add(estimate);
                        }));
    var lines = new ArrayList<Line>();
    double most = measured.stream().mapToDouble(Point::y).max().orElse(1);
    if (!measured.isEmpty()) {
      Point first = measured.getFirst();
      double end = Math.min(measured.getLast().x(), first.x() * 1.6 * most / first.y());
      lines.add(
          new Line(
              words.linear(),
              List.of(first, new Point(end, first.y() * end / first.x())),
              List.of(),
              Ink.MUTED,
              true));
      lines.add(new Line(words.measured(), measured, spread, Ink.ACCENT, false));
    }
    return LineChart.draw(
        lines,
        "scaling-" + rows,
        words.scaling(),
        words.workers(),
        words.rate(measure),
        w,
        h,
        size);
  }

  /** Peak heap and resident memory of the largest batches and the most workers, by rows. */
  public static Figure memory(Benchmark benchmark, Words words, double w, double h, double size) {
    var heap = new ArrayList<Point>();
    var resident = new ArrayList<Point>();
    for (long rows : benchmark.rows()) {
      List<Sample> samples =
          benchmark.samples().stream().filter(s -> s.cell().rows() == rows).toList();
      heap.add(new Point(rows, mega(samples.stream().mapToLong(Sample::peakHeapBytes).max())));
      resident.add(
          new Point(rows, mega(samples.stream().mapToLong(Sample::peakResidentBytes).max())));
    }
    return LineChart.draw(
        List.of(
            new Line(words.heap(), heap, List.of(), Ink.SERIES_1, false),
            new Line(words.resident(), resident, List.of(), Ink.SERIES_2, false)),
        "memory",
        words.memory(),
        words.rows(),
        "MB",
        w,
        h,
        size);
  }

  private static double mega(java.util.OptionalLong bytes) {
    return bytes.orElse(0) / 1048576.0;
  }

  /** The middle sample of each cell, overlaid. */
  public static Figure overTime(
      Benchmark benchmark, List<Cell> cells, Words words, double w, double h, double size) {
    var lines = new ArrayList<Line>();
    var labels = CellLabels.of(benchmark.ways(), words);
    for (Cell cell : cells) {
      List<Sample> samples = new ArrayList<>(benchmark.of(cell));
      samples.sort(Comparator.comparingDouble(Sample::loadRowsPerSecond));
      if (!samples.isEmpty()) {
        lines.add(
            new Line(
                labels.of(cell),
                LineChart.rates(samples.get(samples.size() / 2).progress()),
                List.of(),
                Ink.series(lines.size()),
                false));
      }
    }
    return LineChart.draw(
        lines,
        LineChart.OVER_TIME,
        words.time(),
        words.seconds(),
        words.rate(Measure.LOAD),
        w,
        h,
        size);
  }
}
