package dev.tanemaki.benchmark.report;

import static dev.tanemaki.benchmark.report.Svg.escape;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tanemaki.benchmark.figure.Figure;
import dev.tanemaki.benchmark.figure.RunFigures;
import dev.tanemaki.run.RunBatch;
import dev.tanemaki.run.RunDetail;
import dev.tanemaki.run.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The folder of a past run, from its ledger: the same kinds of files as of a benchmark. */
public final class RunReport {

  private static final double WIDTH = 760;
  private static final double TEXT = 12;

  private final RunRecord run;
  private final RunDetail detail;
  private final List<RunBatch> batches;
  private final String place;

  private RunReport(RunRecord run, RunDetail detail, List<RunBatch> batches, String place) {
    this.run = run;
    this.detail = detail;
    this.batches = batches;
    this.place = place;
  }

  /**
   * Writes everything; what is there is replaced.
   *
   * @param batches those that are in, by table in loading order and by row
   * @param place host, port and database
   * @throws dev.tanemaki.problem.ProblemException failed, where it cannot be written
   */
  public static void write(
      RunRecord run, RunDetail detail, List<RunBatch> batches, String place, Path folder) {
    ReportFolders.write(folder, new RunReport(run, detail, batches, place)::write);
  }

  private void write(Path folder) throws IOException {
    List<Figure> figures = new ArrayList<>();
    if (!batches.isEmpty()) {
      figures.add(
          RunFigures.latency(batches, "Time of every batch, a colour a worker", WIDTH, 260, TEXT));
      figures.add(RunFigures.tables(batches, "Rows of every table", WIDTH, TEXT));
    }
    new ObjectMapper()
        .writerWithDefaultPrettyPrinter()
        .writeValue(folder.resolve("run.json").toFile(), json());
    Files.writeString(folder.resolve("batches.csv"), batchesCsv());
    Files.writeString(folder.resolve("checks.csv"), checksCsv());
    Files.writeString(folder.resolve("report.md"), markdown(figures));
    Files.writeString(folder.resolve("report.html"), page(figures));
    for (Figure figure : figures) {
      Picture.write(figure, folder.resolve(figure.name() + ".png"));
    }
  }

  private double seconds() {
    return run.throughput().seconds();
  }

  private long violations() {
    return detail.checks().stream().mapToLong(RunDetail.Check::violations).sum();
  }

  private Map<String, String> facts() {
    var facts = new LinkedHashMap<String, String>();
    facts.put("Status", run.status().label());
    if (!run.error().isEmpty()) {
      facts.put("Error", run.error());
    }
    facts.put("Plan", run.plan() + ", fingerprint " + run.fingerprint());
    facts.put("Target", place);
    facts.put("Started", run.started().toString());
    facts.put("Took", "%.1f s".formatted(seconds()));
    facts.put("Rows", "%,d of %,d".formatted(run.rows(), run.totalRows()));
    facts.put("Load rate", rate(run.throughput().loadRate()) + ", while loading, without pauses");
    facts.put(
        "End to end",
        rate(run.throughput().endToEndRate())
            + ", over the whole time, restore and checks included");
    facts.put(
        "Setting",
        "%,d × %d workers, constraints %s, mode %s"
            .formatted(
                run.options().batchSize(),
                run.options().workers(),
                run.options().constraints().label(),
                run.options().mode().name().toLowerCase(Locale.ROOT)));
    facts.put("Checks", "%,d, %,d violations".formatted(detail.checks().size(), violations()));
    facts.put("Batches", "%,d, %,d tried again".formatted(batches.size(), detail.retried().size()));
    return facts;
  }

  private static String rate(double rate) {
    return Double.isNaN(rate) ? "–" : Sentences.count(rate) + " rows/s";
  }

  private ObjectNode json() {
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.put("run", run.run())
        .put("status", run.status().label())
        .put("plan", run.plan())
        .put("fingerprint", run.fingerprint())
        .put("started", run.started().toString())
        .put("seconds", seconds())
        .put("loadRowsPerSecond", Math.round(run.throughput().loadRate()))
        .put("endToEndRowsPerSecond", Math.round(run.throughput().endToEndRate()))
        .put("rows", run.rows())
        .put("totalRows", run.totalRows())
        .put("batchSize", run.options().batchSize())
        .put("workers", run.options().workers())
        .put("constraints", run.options().constraints().label())
        .put("violations", violations())
        .put("error", run.error());
    var checks = root.putArray("checks");
    detail
        .checks()
        .forEach(
            c ->
                checks
                    .addObject()
                    .put("table", c.table())
                    .put("name", c.name())
                    .put("kind", c.kind())
                    .put("rows", c.rows())
                    .put("violations", c.violations()));
    return root;
  }

  private String batchesCsv() throws IOException {
    var text = new StringBuilder();
    try (var csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
      csv.printRecord("table", "first_row", "rows", "worker", "bytes", "millis", "attempts");
      for (RunBatch b : batches) {
        csv.printRecord(
            b.table(), b.firstRow(), b.rows(), b.worker(), b.bytes(), b.millis(), b.attempts());
      }
    }
    return text.toString();
  }

  private String checksCsv() throws IOException {
    var text = new StringBuilder();
    try (var csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
      csv.printRecord("table", "name", "kind", "rows", "violations");
      for (RunDetail.Check c : detail.checks()) {
        csv.printRecord(c.table(), c.name(), c.kind(), c.rows(), c.violations());
      }
    }
    return text.toString();
  }

  private String markdown(List<Figure> figures) {
    var text = new StringBuilder("# Run " + run.run() + " of " + run.plan() + "\n\n");
    facts().forEach((name, value) -> text.append("- %s: %s%n".formatted(name, value)));
    text.append('\n').append(Grids.checks(detail.checks()).markdown());
    figures.forEach(f -> text.append("![%s](%s.png)%n%n".formatted(f.title(), f.name())));
    return text.toString();
  }

  private String page(List<Figure> figures) {
    var page = new StringBuilder();
    Page.begin(page, "Run " + run.run() + " of " + run.plan());
    page.append("<header><p class=\"where\">")
        .append(escape(place))
        .append("</p><h1>Run ")
        .append(run.run())
        .append(" of ")
        .append(escape(run.plan()))
        .append("</h1><p class=\"advice\">")
        .append(
            escape(
                "%s: %,d rows in %.1f s, load rate %s, end to end %s, %,d violations"
                    .formatted(
                        run.status().label(),
                        run.rows(),
                        seconds(),
                        rate(run.throughput().loadRate()),
                        rate(run.throughput().endToEndRate()),
                        violations())))
        .append("</p></header>");
    for (Figure figure : figures) {
      Page.figure(page, figure);
    }
    page.append("<section><h2>Checks</h2>")
        .append(Grids.checks(detail.checks()).html())
        .append("</section>");
    Page.facts(page, "The run", facts());
    page.append("</main></body></html>");
    return page.toString();
  }
}
