package dev.tanemaki.benchmark.report;

import static dev.tanemaki.benchmark.report.Sentences.count;

import dev.tanemaki.benchmark.figure.Figure;
import dev.tanemaki.benchmark.result.Advice;
import dev.tanemaki.benchmark.result.Benchmark;
import dev.tanemaki.benchmark.result.Comparison;
import dev.tanemaki.benchmark.result.Measure;
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
    text.append(Grids.cells(benchmark).markdown()).append(Sentences.RATES).append("\n\n");
    if (!benchmark.lanes().isEmpty()) {
      text.append(Grids.lanes(benchmark).markdown());
      Sentences.lanes(benchmark).ifPresent(words -> text.append(words).append("\n\n"));
    }
    text.append(Sentences.intervals(benchmark)).append("\n\n");
    for (Figure figure : figures) {
      text.append("![%s](%s.png)\n\n".formatted(figure.title(), figure.name()));
    }
    return text.toString();
  }

  static void comparison(StringBuilder text, Comparison comparison) {
    text.append(
        "## Against %s\n\n%s\n\n"
            .formatted(comparison.before().name(), Sentences.comparison(comparison)));
    if (!comparison.deltas().isEmpty()) {
      text.append(Grids.deltas(comparison).markdown());
    }
    if (!comparison.differences().isEmpty()) {
      text.append(Grids.differences(comparison).markdown());
    }
  }
}
