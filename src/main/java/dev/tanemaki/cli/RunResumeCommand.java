package dev.tanemaki.cli;

import dev.tanemaki.database.Target;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.PlanReader;
import dev.tanemaki.run.Watching;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tanemaki runs resume}: the batches that are missing. */
@Command(
    name = "resume",
    mixinStandardHelpOptions = true,
    description = {
      "Go on with an interrupted run.",
      "Plan, seed and options are those it was started with; batches that are in stay as they"
          + " are. A plan, rows or seed that are given are compared: where they are not those of"
          + " the run, it does not go on and tells the difference."
    })
final class RunResumeCommand extends TellingCommand {

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

  RunResumeCommand(Services services, Terminal terminal) {
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
