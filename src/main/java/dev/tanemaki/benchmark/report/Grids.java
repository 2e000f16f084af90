package dev.tanemaki.benchmark.report;

import static dev.tanemaki.benchmark.report.Sentences.count;

import dev.tanemaki.benchmark.figure.SideBySide;
import dev.tanemaki.benchmark.result.Advice;
import dev.tanemaki.benchmark.result.Benchmark;
import dev.tanemaki.benchmark.result.Cell;
import dev.tanemaki.benchmark.result.Comparison;
import dev.tanemaki.benchmark.result.Estimate;
import dev.tanemaki.benchmark.result.LaneSample.Lane;
import dev.tanemaki.benchmark.result.Measure;
import dev.tanemaki.benchmark.result.Sample;
import dev.tanemaki.run.RunDetail;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The tables of reports. */
final class Grids {

  /** There where it tells something. */
  private static final String FORMAT = "~format";

  private Grids() {}

  /** A line a setting; the one advised is marked. */
  static Grid cells(Benchmark benchmark) {
    Optional<Cell> best = Advice.of(benchmark, Measure.WHOLE).map(Advice::cell);
    Grid grid =
        Grid.of(
            "rows",
            "~constraints",
            FORMAT,
            "batch",
            "workers",
            "samples",
            "end to end, rows/s",
            "interval",
            "load rate, rows/s",
            "load s",
            "restore s",
            "verify s",
            "WAL MB",
            "heap MB",
            "client CPU s",
            "~server was seen at");
    for (Cell cell : benchmark.cells()) {
      Estimate whole = benchmark.estimate(cell, Measure.WHOLE);
      grid.row(
          best.equals(Optional.of(cell)) ? "best" : "",
          count(cell.rows()),
          cell.constraints(),
          cell.format(),
          count(cell.batchSize()),
          String.valueOf(cell.workers()),
          String.valueOf(whole.samples()),
          count(whole.median()),
          interval(whole),
          count(benchmark.estimate(cell, Measure.LOAD).median()),
          median(benchmark, cell, "%.2f", Sample::loadSeconds, 1),
          median(benchmark, cell, "%.2f", Sample::restoreSeconds, 1),
          median(benchmark, cell, "%.2f", Sample::verifySeconds, 1),
          median(benchmark, cell, "%.0f", Sample::walBytes, 1e6),
          median(benchmark, cell, "%.0f", Sample::peakHeapBytes, 1048576),
          median(benchmark, cell, "%.2f", Sample::clientCpuSeconds, 1),
          Tables.waits(benchmark, cell));
    }
    return benchmark.tellsFormat() ? grid : grid.without(FORMAT.substring(1));
  }

  /** The reference lanes that were measured. */
  static Grid lanes(Benchmark benchmark) {
    Grid grid = Grid.of("~reference lane", "load rate, rows/s", "interval");
    for (Lane lane : Lane.values()) {
      Estimate estimate = benchmark.estimate(lane);
      if (estimate.known()) {
        grid.row(
            "",
            switch (lane) {
              case INSERT -> "INSERT of many rows, constraints in place";
              case COPY -> "COPY of ready bytes, constraints in place";
              case CEILING -> "ceiling: COPY of ready bytes, bare table";
            },
            count(estimate.median()),
            interval(estimate));
      }
    }
    return grid;
  }

  /** A line a cell that both have. */
  static Grid deltas(Comparison comparison) {
    Grid grid =
        Grid.of(
            "rows",
            "~constraints",
            FORMAT,
            "batch",
            "workers",
            "end to end, before",
            "after",
            "change");
    comparison
        .deltas()
        .forEach(
            d ->
                grid.row(
                    d.separation().verdict().name().toLowerCase(Locale.ROOT),
                    count(d.cell().rows()),
                    d.cell().constraints(),
                    d.cell().format(),
                    count(d.cell().batchSize()),
                    String.valueOf(d.cell().workers()),
                    count(d.before().median()),
                    count(d.after().median()),
                    SideBySide.verdict(d.separation())));
    return comparison.before().formats().size() > 1 ? grid : grid.without(FORMAT.substring(1));
  }

  /** What differs around two. */
  static Grid differences(Comparison comparison) {
    Grid grid = Grid.of("~differs", "~before", "~after");
    comparison.differences().forEach(d -> grid.row("", d.what(), d.before(), d.after()));
    return grid;
  }

  /** The constraints of a run; those that do not hold are marked. */
  static Grid checks(List<RunDetail.Check> checks) {
    Grid grid = Grid.of("~table", "~check", "~kind", "rows", "violations");
    checks.forEach(
        c ->
            grid.row(
                c.violations() > 0 ? "slower" : "",
                c.table(),
                c.name(),
                c.kind(),
                count(c.rows()),
                count(c.violations())));
    return grid;
  }

  private static String interval(Estimate estimate) {
    return count(estimate.low()) + "–" + count(estimate.high());
  }

  private static String median(
      Benchmark benchmark, Cell cell, String format, ToDoubleFunction<Sample> what, double unit) {
    return String.format(
        Locale.ROOT, format, Estimate.of(benchmark.values(cell, what)).median() / unit);
  }
}
