package dev.tanemaki.cli;

import dev.tanemaki.benchmark.Forecast;
import dev.tanemaki.database.Target;
import dev.tanemaki.plan.PlanSource;
import dev.tanemaki.run.RunOptions;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tanemaki forecast}: what a run would cost. */
@Command(
    name = "forecast",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Predict time, size and WAL of a run, and the most this server takes.",
      "Loads about one percent of the rows into scratch tables of the schema tanemaki, with"
          + " constraints kept and suspended, and removes them."
    })
final class ForecastCommand implements Callable<Integer> {

  @Mixin private PlanArgument plan;

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "Rows of the plan's main table, its last generated one.")
  private Optional<Count> rows = Optional.empty();

  @Mixin private LoadOptions load;
  @Mixin private TargetOptions target;
  @Mixin private JsonOption json;
  private final Services services;
  private final Terminal terminal;

  ForecastCommand(Services services, Terminal terminal) {
    this.services = services;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var defaults = RunOptions.defaults();
    RunOptions options =
        new RunOptions(
            load.batchSize(defaults),
            load.workers(defaults),
            defaults.mode(),
            defaults.constraints(),
            load.format(defaults));
    PlanSource wanted = plan.read(rows, Optional.empty());
    Target where = target.resolve(services);
    new Guard(terminal, target.yes())
        .allowWriting(where, target.byUrl(), "load a pilot of " + Figures.planned(wanted.plan()));
    Forecast forecast = new Pilots(services, terminal).forecast(where, wanted, options);
    new ForecastPrinter(terminal.out()).print(forecast, Pilots.freeBytes(services, where));
    json.write(() -> ForecastPrinter.json(forecast).put("status", "finished"));
    return 0;
  }
}
