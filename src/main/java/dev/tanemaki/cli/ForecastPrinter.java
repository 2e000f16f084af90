package dev.tanemaki.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tanemaki.benchmark.Cost;
import dev.tanemaki.benchmark.Forecast;
import dev.tanemaki.benchmark.ForecastLedger;
import dev.tanemaki.benchmark.ForecastRun;
import dev.tanemaki.run.RunSummary;
import dev.tanemaki.telemetry.Throughput;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** A forecast for reading and as JSON, beside the outcome where there is one. */
final class ForecastPrinter {

  private static final boolean[] TO_THE_RIGHT = {false, true, true, true};

  private final PrintStream out;

  ForecastPrinter(PrintStream out) {
    this.out = out;
  }

  /**
   * @param freeBytes on the server's disk, where that can be known
   */
  void print(Forecast forecast, OptionalLong freeBytes) {
    out.printf(
        "Forecast of %s, from a pilot of %s:%n",
        Figures.count(forecast.rows(), "row"), Figures.count(forecast.pilotRows()));
    table(forecast, Optional.empty(), Throughput.NONE).print();
    freeBytes.ifPresent(
        free -> {
          long needed = Math.max(forecast.keep().diskBytes(), forecast.suspend().diskBytes());
          out.println(
              "  "
                  + Figures.bytes(free)
                  + " are free on the server's disk"
                  + (needed > free ? ": TOO LITTLE for the " + Figures.bytes(needed) : "")
                  + ".");
        });
  }

  /** After a run. */
  void print(ForecastRun beside, RunSummary summary) {
    double ceiling = beside.forecast().ceiling(Forecast.suspended(summary));
    if (ceiling > 0 && summary.throughput().loadRate() > 0) {
      out.printf(
          "  load rate is %.0f %% of what this server takes (%s)%n",
          100 * summary.throughput().loadRate() / ceiling, Figures.rate(ceiling));
    }
    out.println("Forecast and outcome:");
    table(beside.forecast(), beside.outcome(), summary.throughput()).print();
  }

  /** Of a run of the past. */
  void print(ForecastLedger.Entry entry, Throughput throughput) {
    out.println("Forecast" + (entry.outcome().isPresent() ? " and outcome:" : ":"));
    table(entry.forecast(), entry.outcome(), throughput).print();
  }

  /**
   * @param throughput of the run, where there is an outcome
   */
  private TextTable table(Forecast forecast, Optional<Cost> outcome, Throughput throughput) {
    var costs = new ArrayList<>(List.of(forecast.keep(), forecast.suspend()));
    outcome.ifPresent(costs::add);
    var table = new TextTable(out, TO_THE_RIGHT);
    String[] heads = {"  constraints", "kept", "suspended", "outcome"};
    table.row(Arrays.copyOf(heads, costs.size() + 1));
    line(table, "  total", costs, c -> Figures.seconds(c.seconds()));
    line(table, "  load", costs, c -> Figures.seconds(c.loadSeconds()));
    line(table, "  restore", costs, c -> Figures.seconds(c.restoreSeconds()));
    line(table, "  verify", costs, c -> Figures.seconds(c.verifySeconds()));
    line(table, "  " + Figures.LOAD_RATE, costs, c -> Figures.rate(c.rowsPerSecond()));
    line(
        table,
        "  " + Figures.END_TO_END,
        costs,
        c -> Figures.rate(endToEnd(forecast, c, outcome, throughput)));
    table.row("  ceiling", Figures.rate(forecast.keepCeiling()), ceiling(forecast));
    line(table, "  tables", costs, c -> Figures.bytes(c.tableBytes()));
    line(table, "  indexes", costs, c -> Figures.bytes(c.indexBytes()));
    line(table, "  WAL, about", costs, c -> Figures.bytes(c.walBytes()));
    return table;
  }

  /** The outcome's is that of the run, which had to be prepared as well. */
  private static double endToEnd(
      Forecast forecast, Cost cost, Optional<Cost> outcome, Throughput throughput) {
    return outcome.filter(o -> o == cost).isPresent()
        ? throughput.endToEndRate()
        : forecast.endToEndRate(cost);
  }

  private static String ceiling(Forecast forecast) {
    return Figures.rate(forecast.suspendCeiling());
  }

  private static void line(
      TextTable table, String word, List<Cost> costs, Function<Cost, String> figure) {
    var cells = new ArrayList<>(List.of(word));
    costs.stream().map(figure).forEach(cells::add);
    table.row(cells.toArray(String[]::new));
  }

  static ObjectNode json(Forecast forecast) {
    var node =
        JsonFile.object().put("rows", forecast.rows()).put("pilotRows", forecast.pilotRows());
    node.set("keep", json(forecast, forecast.keep(), forecast.keepCeiling()));
    node.set("suspend", json(forecast, forecast.suspend(), forecast.suspendCeiling()));
    return node;
  }

  private static ObjectNode json(Forecast forecast, Cost cost, double ceiling) {
    return json(cost)
        .put("endToEndRowsPerSecond", whole(forecast.endToEndRate(cost)))
        .put("ceilingRowsPerSecond", whole(ceiling));
  }

  static ObjectNode json(ForecastLedger.Entry entry, Throughput throughput) {
    var node = json(entry.forecast());
    entry.outcome().ifPresent(cost -> node.set("outcome", json(cost, throughput)));
    return node;
  }

  /** What a run did cost. */
  static ObjectNode json(Cost cost, Throughput throughput) {
    return json(cost).put("endToEndRowsPerSecond", whole(throughput.endToEndRate()));
  }

  private static ObjectNode json(Cost cost) {
    return JsonFile.object()
        .put("seconds", RunWatch.rounded(cost.seconds()))
        .put("loadSeconds", RunWatch.rounded(cost.loadSeconds()))
        .put("restoreSeconds", RunWatch.rounded(cost.restoreSeconds()))
        .put("verifySeconds", RunWatch.rounded(cost.verifySeconds()))
        .put("loadRowsPerSecond", whole(cost.rowsPerSecond()))
        .put("tableBytes", cost.tableBytes())
        .put("indexBytes", cost.indexBytes())
        .put("walBytes", cost.walBytes());
  }

  /** Null where it was not measured. */
  private static Long whole(double rate) {
    return Double.isFinite(rate) ? Math.round(rate) : null;
  }
}
