package dev.tanemaki.cli;

import dev.tanemaki.run.CheckProgress;
import dev.tanemaki.run.LiveProgress;
import dev.tanemaki.run.RunSummary;
import dev.tanemaki.telemetry.Throughput;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a run came to, for reading. */
final class RunPrinter {

  private final PrintStream out;

  RunPrinter(PrintStream out) {
    this.out = out;
  }

  void print(RunSummary summary, List<CheckProgress> checks, Optional<LiveProgress> live) {
    out.printf(
        "Run %d: %s in %s, %s%n",
        summary.run(),
        Figures.count(summary.rows(), "row"),
        Figures.seconds(summary.seconds()),
        Figures.bytes(summary.bytes()));
    var table = new TextTable(out);
    rates(table, summary.throughput());
    tables(table, summary.tables());
    if (!checks.isEmpty()) {
      table.row(
          "  checks",
          "%s of %s passed, %s"
              .formatted(
                  Figures.count(RunWatch.passed(checks)),
                  Figures.count(checks.size()),
                  Figures.count(summary.violations(), "violation")));
    }
    live.filter(l -> l.rows() > 0).ifPresent(l -> table.row("  live checks", live(l)));
    if (summary.ratePerMillion().size() > 1) {
      table.row("  each million, " + Figures.LOAD_RATE, millions(summary.ratePerMillion()));
    }
    if (!summary.phases().isEmpty()) {
      table.row("  phases", phases(summary.phases()));
    }
    table.row(
        "  memory",
        "heap at most "
            + Figures.memory(summary.peakHeapBytes())
            + (summary.peakResidentBytes() > 0
                ? ", resident at most " + Figures.memory(summary.peakResidentBytes())
                : ""));
    table.print();
  }

  private static void rates(TextTable table, Throughput throughput) {
    if (throughput.rows() > 0) {
      table.row(
          "  " + Figures.LOAD_RATE,
          Figures.loadRate(throughput) + " while loading, without pauses");
      table.row(
          "  " + Figures.END_TO_END,
          Figures.endToEnd(throughput) + " over the whole time, restore and checks included");
    }
  }

  private static String live(LiveProgress live) {
    return "%s of %s read back during the load, %s"
        .formatted(
            Figures.count(live.rows()),
            Figures.count(live.loaded(), "row"),
            live.failed().isEmpty()
                ? "nothing wrong with them"
                : Figures.count(live.failed().size(), "check") + " failed");
  }

  /** Rows per table, a line each. */
  static void tables(PrintStream out, Map<String, Long> tables) {
    var table = new TextTable(out);
    tables(table, tables);
    table.print();
  }

  private static void tables(TextTable table, Map<String, Long> tables) {
    int width = tables.values().stream().mapToInt(r -> Figures.count(r).length()).max().orElse(0);
    tables.forEach(
        (name, rows) ->
            table.row(
                "  " + name,
                ("%" + width + "s %s").formatted(Figures.count(rows), rows == 1 ? "row" : "rows")));
  }

  private static String millions(List<Double> rates) {
    return rates.stream().map(Figures::perSecond).collect(Collectors.joining(", ", "", " rows/s"));
  }

  private static String phases(Map<String, Double> phases) {
    return phases.entrySet().stream()
        .map(e -> e.getKey() + " " + Figures.seconds(e.getValue()))
        .collect(Collectors.joining(", "));
  }
}
