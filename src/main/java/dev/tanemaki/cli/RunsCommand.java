package dev.tanemaki.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tanemaki.benchmark.ForecastLedger;
import dev.tanemaki.database.Target;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.PlanReader;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.run.RunDetail;
import dev.tanemaki.run.RunRecord;
import dev.tanemaki.run.Watching;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tanemaki runs}: what the ledger of a target knows. */
@Command(
    name = "runs",
    mixinStandardHelpOptions = true,
    description = "Runs of a target: list, show, compare, note, report, resume, undo, restore.",
    synopsisSubcommandLabel = "COMMAND")
final class RunsCommand extends CommandGroup {

  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT)
          .withZone(ZoneId.systemDefault());

  @Command(name = "list", mixinStandardHelpOptions = true, description = "All runs, newest first.")
  static final class Ls extends TellingCommand {

    @Mixin private TargetOptions target;

    Ls(Services services, Terminal terminal) {
      super(services, terminal);
    }

    @Override
    public Integer call() {
      Target where = target.resolve(services);
      List<RunRecord> runs = services.runs().get().list(where);
      var result = JsonFile.array();
      var table = new TextTable(terminal.out(), true, false, false, true, true, true, true);
      table.row(
          "run",
          "status",
          "started",
          "took",
          "rows",
          Figures.LOAD_RATE,
          Figures.END_TO_END,
          "plan");
      for (var run : runs) {
        table.row(
            String.valueOf(run.run()),
            run.status().label() + (run.suspended() > 0 ? ", " + run.suspended() + " aside" : ""),
            WHEN.format(run.started()),
            took(run),
            Figures.count(run.rows()),
            Figures.loadRate(run.throughput()),
            Figures.endToEnd(run.throughput()),
            run.plan() + (run.note().isEmpty() ? "" : ": " + run.note()));
        result.add(json(run));
      }
      if (runs.isEmpty()) {
        terminal.out().println("No runs on " + where.place() + " yet.");
      } else {
        table.print();
      }
      json.write(() -> result);
      return 0;
    }
  }

  @Command(name = "show", mixinStandardHelpOptions = true, description = "One run in full.")
  static final class Show extends TellingCommand {

    @Parameters(paramLabel = "N", description = "The run's number.")
    private long number;

    @Mixin private TargetOptions target;

    Show(Services services, Terminal terminal) {
      super(services, terminal);
    }

    @Override
    public Integer call() {
      Target where = target.resolve(services);
      RunRecord run = find(services, where, number);
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
      table.row("started", WHEN.format(run.started()));
      run.ended().ifPresent(ended -> table.row("ended", WHEN.format(ended)));
      table.row("took", took(run));
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
                              WHEN.format(done.at()),
                              done.operator(),
                              done.from().isEmpty() ? "" : " from " + done.from())));
      table.print();
      var forecast = ForecastLedger.find(where, number);
      forecast.ifPresent(
          entry -> new ForecastPrinter(terminal.out()).print(entry, run.throughput()));
      json.write(
          () -> {
            var node = json(run, detail);
            forecast.ifPresent(
                entry -> node.set("forecast", ForecastPrinter.json(entry, run.throughput())));
            return node;
          });
      return 0;
    }
  }

  @Command(
      name = "resume",
      mixinStandardHelpOptions = true,
      description = {
        "Go on with an interrupted run.",
        "Plan, seed and options are those it was started with; batches that are in stay as they"
            + " are. A plan, rows or seed that are given are compared: where they are not those of"
            + " the run, it does not go on and tells the difference."
      })
  static final class Resume extends TellingCommand {

    @Parameters(paramLabel = "N", description = "The run's number.")
    private long number;

    @Option(
        names = "--plan",
        paramLabel = "PLAN.yml",
        description = "The plan that the run is taken to be of.")
    private Optional<Path> plan = Optional.empty();

    @Option(names = "--rows", paramLabel = "N", description = "Rows it is taken to make.")
    private Optional<Count> rows = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", description = "The seed it is taken to have.")
    private Optional<Long> seed = Optional.empty();

    @Mixin private LiveOption live;
    @Mixin private AlertOptions alerts;
    @Mixin private MetricsOption metrics;
    @Mixin private TargetOptions target;

    Resume(Services services, Terminal terminal) {
      super(services, terminal);
    }

    @Override
    public Integer call() throws InterruptedException {
      Optional<Plan> given = plan.map(file -> PlanReader.read(file).plan());
      var watching = new Watching(live.share(), alerts.of(given, services));
      Target where = target.resolve(services);
      new Guard(terminal, target.yes())
          .allowWriting(where, target.byUrl(), "load the missing rows of run " + number);
      try (var served = metrics.open(services, terminal)) {
        var runs = services.runs().get();
        return new RunWatch(terminal, json, alerts)
            .watch(runs.resume(where, number, own -> expected(given.orElse(own)), watching));
      }
    }

    private Plan expected(Plan base) {
      Plan seeded = seed.map(base::withSeed).orElse(base);
      return rows.map(count -> PlanArgument.withRows(seeded, count.value())).orElse(seeded);
    }
  }

  static RunRecord find(Services services, Target where, long number) {
    return services.runs().get().list(where).stream()
        .filter(r -> r.run() == number)
        .findFirst()
        .orElseThrow(
            () ->
                Problem.usage(
                        "There is no run " + number + " on " + where.place(),
                        "",
                        "See which there are with: tanemaki runs list")
                    .asException());
  }

  private static String took(RunRecord run) {
    double seconds = run.throughput().seconds();
    return seconds > 0 ? Figures.seconds(seconds) : "–";
  }

  private static ObjectNode json(RunRecord run) {
    var node =
        JsonFile.object()
            .put("run", run.run())
            .put("status", run.status().label())
            .put("rows", run.rows())
            .put("totalRows", run.totalRows())
            .put("started", iso(run.started()))
            .put("ended", run.ended().map(RunsCommand::iso).orElse(null))
            .put("seconds", RunWatch.rounded(run.throughput().seconds()));
    Figures.rates(node, run.throughput())
        .put("plan", run.plan())
        .put("fingerprint", run.fingerprint())
        .put("generatorVersion", run.generatorVersion())
        .put("batchSize", run.options().batchSize())
        .put("workers", run.options().workers())
        .put("mode", run.options().mode().name().toLowerCase(Locale.ROOT))
        .put("constraints", run.options().constraints().label())
        .put("format", run.options().format().label())
        .put("suspended", run.suspended())
        .put("note", run.note());
    if (!run.error().isEmpty()) {
      node.put("error", run.error());
    }
    return node;
  }

  private static ObjectNode json(RunRecord run, RunDetail detail) {
    var node = json(run);
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
                    .put("at", iso(done.at()))
                    .put("act", done.act())
                    .put("operator", done.operator())
                    .put("from", done.from()));
    return node;
  }

  private static String iso(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
