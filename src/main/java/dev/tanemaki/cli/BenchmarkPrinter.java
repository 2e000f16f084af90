package dev.tanemaki.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tanemaki.benchmark.report.Sentences;
import dev.tanemaki.benchmark.result.Advice;
import dev.tanemaki.benchmark.result.Benchmark;
import dev.tanemaki.benchmark.result.Cell;
import dev.tanemaki.benchmark.result.Comparison;
import dev.tanemaki.benchmark.result.Estimate;
import dev.tanemaki.benchmark.result.LaneSample.Lane;
import dev.tanemaki.benchmark.result.Measure;
import dev.tanemaki.benchmark.result.Sample;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Benchmarks and comparisons, for reading and as JSON. */
final class BenchmarkPrinter {

  private final PrintStream out;

  BenchmarkPrinter(PrintStream out) {
    this.out = out;
  }

  void print(Benchmark benchmark) {
    out.printf(
        "Benchmark %s: %s of %s, %s, %s%n",
        benchmark.id(),
        Figures.count(benchmark.samples().size(), "sample"),
        Figures.count(benchmark.cells().size(), "setting"),
        Figures.seconds(benchmark.seconds()),
        benchmark.status().name().toLowerCase(Locale.ROOT));
    if (!benchmark.note().isEmpty()) {
      out.println(benchmark.note());
    }
    var table = new TextTable(out, true, false, true, true, true, false, true, true, true, true);
    boolean formats = benchmark.tellsFormat();
    table.row(
        "  rows",
        wayHead(formats),
        "batch",
        "workers",
        Figures.END_TO_END,
        "interval",
        Figures.LOAD_RATE,
        "± MAD",
        "heap",
        "WAL");
    Optional<Advice> advice = Advice.of(benchmark, Measure.WHOLE);
    for (Cell cell : benchmark.cells()) {
      Estimate whole = benchmark.estimate(cell, Measure.WHOLE);
      table.row(
          (advice.filter(a -> a.cell().equals(cell)).isPresent() ? "* " : "  ")
              + Figures.count(cell.rows()),
          way(cell, formats),
          Figures.count(cell.batchSize()),
          Figures.count(cell.workers()),
          Figures.perSecond(whole.median()),
          Figures.perSecond(whole.low()) + "–" + Figures.perSecond(whole.high()),
          Figures.perSecond(benchmark.estimate(cell, Measure.LOAD).median()),
          Figures.perSecond(whole.mad()),
          Figures.memory(
              Math.round(Estimate.of(benchmark.values(cell, Sample::peakHeapBytes)).median())),
          Figures.bytes(Estimate.of(benchmark.values(cell, Sample::walBytes)).median()));
    }
    table.print();
    for (Lane lane : Lane.values()) {
      Estimate estimate = benchmark.estimate(lane);
      if (estimate.known()) {
        out.printf(
            "  %s: %s (%s–%s)%n",
            switch (lane) {
              case INSERT -> "INSERT of many rows, constraints in place";
              case COPY -> "COPY of ready bytes, constraints in place";
              case CEILING -> "ceiling, COPY of ready bytes into the bare table";
            },
            Figures.LOAD_RATE + " " + Figures.rate(estimate.median()),
            Figures.perSecond(estimate.low()),
            Figures.perSecond(estimate.high()));
      }
    }
    Sentences.lanes(benchmark).ifPresent(out::println);
    out.println("Rates in rows a second. " + Sentences.intervals(benchmark));
    advice.ifPresent(a -> out.println("Use " + Sentences.advice(a) + "."));
  }

  void print(Comparison comparison) {
    out.printf("Against %s: %s%n", comparison.before().name(), Sentences.comparison(comparison));
    if (!comparison.deltas().isEmpty()) {
      deltas(comparison);
    }
    var surroundings = new TextTable(out);
    comparison
        .differences()
        .forEach(
            d -> surroundings.row("  " + d.what() + " differs:", d.before(), "→ " + d.after()));
    surroundings.print();
  }

  private void deltas(Comparison comparison) {
    var table = new TextTable(out, true, false, true, true, true, true, false);
    boolean formats = comparison.before().formats().size() > 1;
    table.row(
        "  rows",
        wayHead(formats),
        "batch",
        "workers",
        Figures.END_TO_END + ", before",
        "after",
        "");
    comparison
        .deltas()
        .forEach(
            d ->
                table.row(
                    "  " + Figures.count(d.cell().rows()),
                    way(d.cell(), formats),
                    Figures.count(d.cell().batchSize()),
                    Figures.count(d.cell().workers()),
                    Figures.perSecond(d.before().median()),
                    Figures.perSecond(d.after().median()),
                    Sentences.delta(d)));
    table.print();
  }

  /** What stands above {@link #way}. */
  static String wayHead(boolean formats) {
    return formats ? "constraints, format" : "constraints";
  }

  /**
   * How rows get in.
   *
   * @param formats whether the format is told as well
   */
  static String way(Cell cell, boolean formats) {
    return formats ? cell.constraints() + ", " + cell.format() : cell.constraints();
  }

  static ObjectNode json(Benchmark benchmark, Optional<Comparison> baseline, Path report) {
    var root =
        JsonFile.object()
            .put("status", benchmark.status().name().toLowerCase(Locale.ROOT))
            .put("benchmark", benchmark.id())
            .put("started", benchmark.started())
            .put("seconds", RunWatch.rounded(benchmark.seconds()))
            .put("report", report.toString())
            .put("note", benchmark.note());
    var cells = root.putArray("cells");
    benchmark.cells().forEach(c -> cells.add(json(benchmark, c)));
    var lanes = root.putObject("lanes");
    for (Lane lane : Lane.values()) {
      Estimate estimate = benchmark.estimate(lane);
      if (estimate.known()) {
        lanes.set(lane.name().toLowerCase(Locale.ROOT), json(estimate));
      }
    }
    Advice.of(benchmark, Measure.WHOLE)
        .ifPresent(
            a ->
                root.set(
                    "best",
                    json(benchmark, a.cell())
                        .put("gain", RunWatch.rounded(a.gain()))
                        .put("sentence", Sentences.advice(a))));
    baseline.ifPresent(c -> root.set("comparison", json(c)));
    return root;
  }

  private static ObjectNode json(Benchmark benchmark, Cell cell) {
    var node = setting(cell);
    node.put("samples", benchmark.of(cell).size());
    node.set("endToEndRowsPerSecond", json(benchmark.estimate(cell, Measure.WHOLE)));
    node.set("loadRowsPerSecond", json(benchmark.estimate(cell, Measure.LOAD)));
    node.put(
        "peakHeapBytes",
        Math.round(Estimate.of(benchmark.values(cell, Sample::peakHeapBytes)).median()));
    node.put(
        "peakResidentBytes",
        Math.round(Estimate.of(benchmark.values(cell, Sample::peakResidentBytes)).median()));
    node.put(
        "walBytes", Math.round(Estimate.of(benchmark.values(cell, Sample::walBytes)).median()));
    node.put(
        "clientCpuSeconds",
        RunWatch.rounded(Estimate.of(benchmark.values(cell, Sample::clientCpuSeconds)).median()));
    return node;
  }

  static ObjectNode setting(Cell cell) {
    return JsonFile.object()
        .put("rows", cell.rows())
        .put("batchSize", cell.batchSize())
        .put("workers", cell.workers())
        .put("constraints", cell.constraints())
        .put("format", cell.format());
  }

  static ObjectNode json(Estimate estimate) {
    return JsonFile.object()
        .put("median", Math.round(estimate.median()))
        .put("low", Math.round(estimate.low()))
        .put("high", Math.round(estimate.high()))
        .put("confidence", RunWatch.rounded(estimate.confidence()))
        .put("mad", Math.round(estimate.mad()));
  }

  static ObjectNode json(Comparison comparison) {
    var root =
        JsonFile.object()
            .put("before", comparison.before().name())
            .put("after", comparison.after().name())
            .put("sentence", Sentences.comparison(comparison))
            .put("regressions", comparison.regressions().size())
            .put("drift", RunWatch.rounded(comparison.drift()))
            .put("repeatsNeeded", comparison.repeatsNeeded());
    var cells = root.putArray("cells");
    comparison
        .deltas()
        .forEach(
            d -> {
              var node = setting(d.cell());
              node.set("before", json(d.before()));
              node.set("after", json(d.after()));
              node.put("verdict", d.separation().verdict().name().toLowerCase(Locale.ROOT))
                  .put("ratio", RunWatch.rounded(d.separation().ratio()))
                  .put("pValue", d.separation().p());
              cells.add(node);
            });
    var differences = root.putArray("differences");
    comparison
        .differences()
        .forEach(
            d ->
                differences
                    .addObject()
                    .put("what", d.what())
                    .put("before", d.before())
                    .put("after", d.after()));
    return root;
  }
}
