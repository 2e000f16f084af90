package dev.tanemaki.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tanemaki.benchmark.ForecastLedger;
import dev.tanemaki.database.Target;
import dev.tanemaki.run.RunDetail;
import dev.tanemaki.run.RunRecord;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tanemaki runs show}: all that a ledger knows of a run. */
@Command(name = "show", mixinStandardHelpOptions = true, description = "One run in full.")
final class RunShowCommand extends TellingCommand {

  @Parameters(paramLabel = "N", description = "The run's number.")
  private long number;

  @Mixin private TargetOptions target;

  RunShowCommand(Services services, Terminal terminal) {
    super(services, terminal);
  }

  @Override
  public Integer call() {
    Target where = target.resolve(services);
    RunRecord run = PastRuns.find(services, where, number);
    var table = new TextTable(terminal.out());
    table.row("run", String.valueOf(run.run()));
    table.row("status", run.status().label());
    if (!run.error().isEmpty()) {
      table.row("error", run.error());
    }
    if (!run.note().isEmpty()) {
      table.row("note", run.note());
    }
    table.row("plan", run.plan());
    table.row("fingerprint", run.fingerprint());
    table.row("generator version", String.valueOf(run.generatorVersion()));
    table.row("mode", run.options().mode().name().toLowerCase(Locale.ROOT));
    table.row("constraints", run.options().constraints().label());
    if (run.suspended() > 0) {
      table.row(
          "left aside",
          "%d indexes and foreign keys; back with: tanemaki runs restore %d"
              .formatted(run.suspended(), run.run()));
    }
    table.row("batch size", Figures.count(run.options().batchSize()));
    table.row("workers", Figures.count(run.options().workers()));
    table.row("copy format", run.options().format().label());
    if (!run.place().server().isEmpty()) {
      table.row("server", run.place().server());
      table.row("machine", run.place().machine());
    }
    table.row("started", PastRuns.when(run.started()));
    run.ended().ifPresent(ended -> table.row("ended", PastRuns.when(ended)));
    table.row("took", PastRuns.took(run));
    table.row("rows", Figures.count(run.rows()) + " of " + Figures.count(run.totalRows(), "row"));
    table.row(Figures.LOAD_RATE, Figures.loadRate(run.throughput()));
    table.row(Figures.END_TO_END, Figures.endToEnd(run.throughput()));
    RunDetail detail = services.runs().get().detail(where, number);
    long violations = detail.checks().stream().mapToLong(RunDetail.Check::violations).sum();
    if (!detail.checks().isEmpty()) {
      table.row(
          "checks",
          Figures.count(detail.checks().size()) + ", " + Figures.count(violations, "violation"));
    }
    detail.checks().stream()
        .filter(check -> check.violations() > 0)
        .forEach(
            check ->
                table.row(
                    "  " + check.table() + "." + check.name(),
                    Figures.count(check.violations(), "violation")));
    detail
        .alerts()
        .forEach(
            alert ->
                table.row(
                    "alert",
                    "%s: %s of %s"
                        .formatted(
                            alert.rule(), alert.value(), Figures.count(alert.rows(), "row"))));
    detail
        .retried()
        .forEach(
            batch ->
                table.row(
                    "  " + batch.table() + " from row " + Figures.count(batch.firstRow()),
                    Figures.count(batch.attempts()) + " tries"));
    detail
        .acts()
        .forEach(
            done ->
                table.row(
                    done.act(),
                    "%s by %s%s"
                        .formatted(
                            PastRuns.when(done.at()),
                            done.operator(),
                            done.from().isEmpty() ? "" : " from " + done.from())));
    table.print();
    var forecast = ForecastLedger.find(where, number);
    forecast.ifPresent(entry -> new ForecastPrinter(terminal.out()).print(entry, run.throughput()));
    json.write(
        () -> {
          var node = json(run, detail);
          forecast.ifPresent(
              entry -> node.set("forecast", ForecastPrinter.json(entry, run.throughput())));
          return node;
        });
    return 0;
  }

  private static ObjectNode json(RunRecord run, RunDetail detail) {
    var node = PastRuns.json(run);
    var alerts = node.putArray("alerts");
    detail
        .alerts()
        .forEach(
            alert ->
                alerts
                    .addObject()
                    .put("rule", alert.rule())
                    .put("value", alert.value())
                    .put("rows", alert.rows()));
    var acts = node.putArray("acts");
    detail
        .acts()
        .forEach(
            done ->
                acts.addObject()
                    .put("at", PastRuns.iso(done.at()))
                    .put("act", done.act())
                    .put("operator", done.operator())
                    .put("from", done.from()));
    return node;
  }
}
