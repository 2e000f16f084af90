package dev.tanemaki.cli;

import dev.tanemaki.benchmark.ForecastRun;
import dev.tanemaki.database.Target;
import dev.tanemaki.plan.PlanSource;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.run.RowsPresent;
import dev.tanemaki.run.RunOptions;
import dev.tanemaki.run.RunOptions.Constraints;
import dev.tanemaki.run.RunOptions.Mode;
import dev.tanemaki.run.Watching;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tanemaki seed}: the main job. */
@Command(
    name = "seed",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Load a plan's rows into a database.")
final class SeedCommand implements Callable<Integer> {

  @Mixin private PlanArgument plan;

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "Rows of the plan's main table, its last generated one.")
  private Optional<Count> rows = Optional.empty();

  @Mixin private LoadOptions load;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Another root of all randomness than the plan's.")
  private Optional<Long> seed = Optional.empty();

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      description = "append (default) keeps rows that are there, replace removes them first.")
  private Optional<String> mode = Optional.empty();

  @Option(
      names = "--constraints",
      paramLabel = "HOW",
      description =
          "Indexes and foreign keys of the loaded tables: keep them in place; suspend them for the"
              + " load and bring them back, validated, after it; auto (default) does what is"
              + " faster.")
  private Optional<String> constraints = Optional.empty();

  @Option(
      names = "--forecast",
      negatable = true,
      description =
          "Load a pilot first and predict time, size and WAL; default: from 2,000,000 rows on.")
  private Optional<Boolean> forecast = Optional.empty();

  @Mixin private LiveOption live;
  @Mixin private AlertOptions alerts;
  @Mixin private MetricsOption metrics;
  @Mixin private TargetOptions target;
  @Mixin private JsonOption json;
  private final Services services;
  private final Terminal terminal;

  SeedCommand(Services services, Terminal terminal) {
    this.services = services;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    RunOptions options = options();
    PlanSource adjusted = plan.read(rows, seed);
    var watching = new Watching(live.share(), alerts.of(Optional.of(adjusted.plan()), services));
    try (var served = metrics.open(services, terminal)) {
      return seed(options, watching, adjusted);
    }
  }

  private int seed(RunOptions options, Watching watching, PlanSource adjusted)
      throws InterruptedException {
    Target where = target.resolve(services);
    var guard = new Guard(terminal, target.yes());
    guard.allowWriting(where, target.byUrl(), "load " + Figures.planned(adjusted.plan()));
    if (options.mode() == Mode.REPLACE) {
      long present = RowsPresent.in(where, adjusted.plan());
      if (present > 0) {
        guard.ask(
            "This removes "
                + Figures.count(present, "row")
                + " from the plan's tables in "
                + where.place()
                + ".");
      }
    }
    var service = services.runs().get();
    var pilot = new Pilots(services, terminal).before(where, adjusted, options, forecast);
    var watch = new RunWatch(terminal, json, alerts);
    return pilot.isEmpty()
        ? watch.watch(service.start(where, adjusted, options, watching))
        : watch.watch(
            ForecastRun.start(
                where,
                adjusted.plan(),
                pilot.get(),
                () -> service.start(where, adjusted, options, watching)));
  }

  private RunOptions options() {
    var defaults = RunOptions.defaults();
    return new RunOptions(
        load.batchSize(defaults),
        load.workers(defaults),
        mode.map(SeedCommand::mode).orElse(defaults.mode()),
        constraints.map(SeedCommand::constraints).orElse(defaults.constraints()),
        load.format(defaults));
  }

  private static Constraints constraints(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "keep" -> Constraints.KEEP;
      case "suspend" -> Constraints.SUSPEND;
      case "auto" -> Constraints.AUTO;
      default ->
          throw Problem.usage(
                  "There is no way \"" + word + "\" to treat constraints",
                  "",
                  "Use auto, suspend or keep.")
              .asException();
    };
  }

  private static Mode mode(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "append" -> Mode.APPEND;
      case "replace" -> Mode.REPLACE;
      default ->
          throw Problem.usage("There is no mode \"" + word + "\"", "", "Use append or replace.")
              .asException();
    };
  }
}
