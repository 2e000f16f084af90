package dev.tanemaki.benchmark.report;

import static dev.tanemaki.benchmark.report.Sentences.count;
import static dev.tanemaki.benchmark.report.Svg.escape;

import dev.tanemaki.benchmark.figure.Figure;
import dev.tanemaki.benchmark.result.Advice;
import dev.tanemaki.benchmark.result.Benchmark;
import dev.tanemaki.benchmark.result.Comparison;
import dev.tanemaki.benchmark.result.Estimate;
import dev.tanemaki.benchmark.result.Measure;
import dev.tanemaki.benchmark.result.Sample;
import dev.tanemaki.benchmark.result.Surroundings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One page that needs nothing beside itself, light or dark as its reader's desktop is. */
final class Page {

  private Page() {}

  static String of(Benchmark benchmark, Optional<Comparison> baseline, List<Figure> figures) {
    var page = new StringBuilder();
    Surroundings at = benchmark.surroundings();
    begin(page, "Benchmark of " + at.plan());
    page.append("<header><p class=\"where\">")
        .append(
            escape(
                "%s · %s · %s"
                    .formatted(
                        at.server(),
                        at.place(),
                        benchmark.started().replaceFirst("\\..*", " UTC").replace('T', ' '))))
        .append("</p><h1>Benchmark of ")
        .append(escape(at.plan()))
        .append("</h1>");
    Optional<Advice> advice = Advice.of(benchmark, Measure.WHOLE);
    advice.ifPresent(
        a ->
            page.append("<p class=\"advice\">").append(escape(Sentences.advice(a))).append("</p>"));
    if (!benchmark.note().isEmpty()) {
      page.append("<p class=\"note\">").append(escape(benchmark.note())).append("</p>");
    }
    page.append("</header>");
    tiles(page, benchmark, advice);
    baseline.ifPresent(c -> comparison(page, c));
    figures.forEach(figure -> figure(page, figure));
    cells(page, benchmark);
    surroundings(page, benchmark);
    page.append("<footer>")
        .append(escape(Sentences.intervals(benchmark)))
        .append(' ')
        .append(escape(Sentences.RATES))
        .append("</footer></main></body></html>");
    return page.toString();
  }

  /** The head of a page, up to its content. */
  static void begin(StringBuilder page, String title) {
    page.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
        .append("<meta name=\"color-scheme\" content=\"light dark\"><title>")
        .append(escape(title))
        .append("</title><style>")
        .append(style())
        .append("</style></head><body><main>");
  }

  static void figure(StringBuilder page, Figure figure) {
    page.append("<section><h2>")
        .append(escape(figure.title()))
        .append("</h2>")
        .append(Svg.of(figure))
        .append("</section>");
  }

  static void facts(StringBuilder page, String title, Map<String, String> facts) {
    page.append("<section><h2>").append(escape(title)).append("</h2><dl class=\"facts\">");
    facts.forEach(
        (name, value) ->
            page.append("<dt>")
                .append(escape(name))
                .append("</dt><dd>")
                .append(escape(value))
                .append("</dd>"));
    page.append("</dl></section>");
  }

  private static void tiles(StringBuilder page, Benchmark benchmark, Optional<Advice> advice) {
    var tiles = new LinkedHashMap<String, String>();
    advice.ifPresent(
        a -> {
          tiles.put("end to end, rows/s", count(a.rate().median()));
          tiles.put("interval", count(a.rate().low()) + "–" + count(a.rate().high()));
          tiles.put(
              "load rate, rows/s", count(benchmark.estimate(a.cell(), Measure.LOAD).median()));
          if (Double.isFinite(a.ceilingShare())) {
            tiles.put("of the ceiling", "%.0f %%".formatted(100 * a.ceilingShare()));
          }
          tiles.put(
              "peak heap",
              "%.0f MB"
                  .formatted(
                      Estimate.of(benchmark.values(a.cell(), Sample::peakHeapBytes)).median()
                          / 1048576));
        });
    tiles.put("samples", count(benchmark.samples().size()));
    page.append("<dl class=\"tiles\">");
    tiles.forEach(
        (name, value) ->
            page.append("<div><dt>")
                .append(escape(name))
                .append("</dt><dd>")
                .append(escape(value))
                .append("</dd></div>"));
    page.append("</dl>");
  }

  private static void comparison(StringBuilder page, Comparison comparison) {
    page.append("<section><h2>Against ")
        .append(escape(comparison.before().name()))
        .append("</h2><p>")
        .append(escape(Sentences.comparison(comparison)))
        .append("</p>");
    if (!comparison.deltas().isEmpty()) {
      page.append(Grids.deltas(comparison).html());
    }
    if (!comparison.differences().isEmpty()) {
      page.append(Grids.differences(comparison).html());
    }
    page.append("</section>");
  }

  private static void cells(StringBuilder page, Benchmark benchmark) {
    page.append("<section><h2>All settings</h2>").append(Grids.cells(benchmark).html());
    if (!benchmark.lanes().isEmpty()) {
      page.append(Grids.lanes(benchmark).html());
      Sentences.lanes(benchmark)
          .ifPresent(words -> page.append("<p>").append(escape(words)).append("</p>"));
    }
    page.append("</section>");
  }

  private static void surroundings(StringBuilder page, Benchmark benchmark) {
    Surroundings at = benchmark.surroundings();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Tanemaki", at.tanemaki());
    facts.put("Java", at.java() + ", heap limit " + (at.heapLimitBytes() >> 20) + " MB");
    facts.put(
        "Machine",
        "%s, %d processors, %.0f GB"
            .formatted(at.machine(), at.processors(), at.memoryBytes() / 1073741824.0));
    facts.put("Server", at.server() + " at " + at.place());
    facts.put(
        "Plan",
        "%s, seed %d, fingerprint %s".formatted(at.plan(), at.planSeed(), at.fingerprint()));
    facts.putAll(at.settings());
    facts(page, "Where it was measured", facts);
  }

  private static String style() {
    try (InputStream css = Page.class.getResourceAsStream("report.css")) {
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
