package dev.tanemaki.benchmark.report;

import static dev.tanemaki.benchmark.report.Sentences.count;

import dev.tanemaki.benchmark.figure.Figure;
import dev.tanemaki.benchmark.result.Advice;
import dev.tanemaki.benchmark.result.Benchmark;
import dev.tanemaki.benchmark.result.Cell;
import dev.tanemaki.benchmark.result.Comparison;
import dev.tanemaki.benchmark.result.Estimate;
import dev.tanemaki.benchmark.result.LaneSample.Lane;
import dev.tanemaki.benchmark.result.Measure;
import dev.tanemaki.benchmark.result.Sample;
import dev.tanemaki.benchmark.result.Surroundings;
import java.util.List;
import java.util.Optional;

/** A summary to paste into an issue. */
final class Markdown {

  private Markdown() {}

  static String of(Benchmark benchmark, Optional<Comparison> baseline, List<Figure> figures) {
    var text = new StringBuilder();
    Surroundings at = benchmark.surroundings();
    text.append("# Benchmark of ").append(at.plan()).append("\n\n");
    Advice.of(benchmark, Measure.WHOLE)
        .ifPresent(a -> text.append("**").append(Sentences.advice(a)).append("**\n\n"));
    if (!benchmark.note().isEmpty()) {
      text.append("> ").append(benchmark.note().replace("\n", "\n> ")).append("\n\n");
    }
    text.append(
        "%s, %s, %s, %d processors, Tanemaki %s, Java %s; plan %s, seed %d. %s, %.0f s, %s.\n\n"
            .formatted(
                benchmark.started(),
                at.server(),
                at.machine(),
                at.processors(),
                at.tanemaki(),
                at.java(),
                at.fingerprint().substring(0, Math.min(12, at.fingerprint().length())),
                at.planSeed(),
                count(benchmark.samples().size()) + " samples",
                benchmark.seconds(),
                benchmark.status().name().toLowerCase(java.util.Locale.ROOT)));
    baseline.ifPresent(c -> comparison(text, c));
    cells(text, benchmark);
    lanes(text, benchmark);
    text.append(Sentences.intervals(benchmark)).append("\n\n");
    for (Figure figure : figures) {
      text.append("![%s](%s.png)\n\n".formatted(figure.title(), figure.name()));
    }
    return text.toString();
  }

  private static void cells(StringBuilder text, Benchmark benchmark) {
    text.append(
        "| rows | constraints | batch | workers | rows/s | interval | load rows/s | load s |"
            + " restore s | verify s | WAL MB | heap MB | client CPU s |\n");
    text.append("|---:|---|---:|---:|---:|---|---:|---:|---:|---:|---:|---:|---:|\n");
    for (Cell cell : benchmark.measured()) {
      Estimate whole = benchmark.estimate(cell, Measure.WHOLE);
      text.append(
          "| %s | %s | %s | %d | %s | %s–%s | %s | %s | %s | %s | %s | %s | %s |\n"
              .formatted(
                  count(cell.rows()),
                  cell.constraints(),
                  count(cell.batchSize()),
                  cell.workers(),
                  count(whole.median()),
                  count(whole.low()),
                  count(whole.high()),
                  count(benchmark.estimate(cell, Measure.LOAD).median()),
                  seconds(benchmark, cell, Sample::loadSeconds),
                  seconds(benchmark, cell, Sample::restoreSeconds),
                  seconds(benchmark, cell, Sample::verifySeconds),
                  mega(benchmark, cell, Sample::walBytes, 1e6),
                  mega(benchmark, cell, Sample::peakHeapBytes, 1048576),
                  seconds(benchmark, cell, Sample::clientCpuSeconds)));
    }
    text.append("\nrows/s: all rows until they are in with their constraints and verified.\n\n");
  }

  private static void lanes(StringBuilder text, Benchmark benchmark) {
    if (benchmark.lanes().isEmpty()) {
      return;
    }
    text.append("| reference lane | rows/s | interval |\n|---|---:|---|\n");
    for (Lane lane : Lane.values()) {
      Estimate estimate = benchmark.estimate(lane);
      if (estimate.known()) {
        text.append(
            "| %s | %s | %s–%s |\n"
                .formatted(
                    switch (lane) {
                      case INSERT -> "INSERT of many rows, constraints in place";
                      case COPY -> "COPY of ready bytes, constraints in place";
                      case CEILING -> "ceiling: COPY of ready bytes, bare table";
                    },
                    count(estimate.median()),
                    count(estimate.low()),
                    count(estimate.high())));
      }
    }
    text.append('\n');
  }

  static void comparison(StringBuilder text, Comparison comparison) {
    text.append(
        "## Against %s\n\n%s\n\n"
            .formatted(comparison.before().name(), Sentences.comparison(comparison)));
    text.append("| rows | constraints | batch | workers | before | after | |\n");
    text.append("|---:|---|---:|---:|---:|---:|---|\n");
    comparison
        .deltas()
        .forEach(
            d ->
                text.append(
                    "| %s | %s | %s | %d | %s | %s | %s |\n"
                        .formatted(
                            count(d.cell().rows()),
                            d.cell().constraints(),
                            count(d.cell().batchSize()),
                            d.cell().workers(),
                            count(d.before().median()),
                            count(d.after().median()),
                            Sentences.delta(d))));
    text.append('\n');
    if (!comparison.differences().isEmpty()) {
      text.append("| differs | before | after |\n|---|---|---|\n");
      comparison
          .differences()
          .forEach(
              d -> text.append("| %s | %s | %s |\n".formatted(d.what(), d.before(), d.after())));
      text.append('\n');
    }
  }

  private static String seconds(
      Benchmark benchmark, Cell cell, java.util.function.ToDoubleFunction<Sample> what) {
    return "%.2f".formatted(Estimate.of(benchmark.values(cell, what)).median());
  }

  private static String mega(
      Benchmark benchmark,
      Cell cell,
      java.util.function.ToDoubleFunction<Sample> what,
      double unit) {
    return "%.0f".formatted(Estimate.of(benchmark.values(cell, what)).median() / unit);
  }
}
