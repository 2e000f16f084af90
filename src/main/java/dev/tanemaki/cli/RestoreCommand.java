package dev.tanemaki.cli;

import dev.tanemaki.database.Target;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.run.Run;
import dev.tanemaki.run.RunState;
import dev.tanemaki.run.RunSummary;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tanemaki runs restore}: brings back what a run has left aside. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = {
      "Bring back the indexes and foreign keys that a run has left aside.",
      "Rows that are in stay; the run itself does not go on. Called again it goes on where it was."
    })
final class RestoreCommand implements Callable<Integer> {

  @Parameters(paramLabel = "N", description = "The run's number.")
  private long number;

  @Mixin private TargetOptions target;
  @Mixin private JsonOption json;
  private final Services services;
  private final Terminal terminal;

  RestoreCommand(Services services, Terminal terminal) {
    this.services = services;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    Target where = target.resolve(services);
    new Guard(terminal, target.yes())
        .allowWriting(where, target.byUrl(), "bring back what run " + number + " has left aside");
    Run restore = services.runs().get().restore(where, number);
    return switch (new RunWatch(terminal, json).follow(restore)) {
      case RunState.Finished(var summary) -> finished(restore, summary);
      case RunState.Cancelled(var summary) -> cancelled(summary);
      case RunState.Failed(var problem, var summary) -> failed(problem, summary);
    };
  }

  private int finished(Run restore, RunSummary summary) {
    write("restored", summary);
    int back = restore.snapshot().restores().size();
    terminal
        .out()
        .println(
            back == 0
                ? "Run " + number + " has left nothing aside."
                : "%s back in %s."
                    .formatted(
                        back == 1
                            ? "1 index or foreign key is"
                            : back + " indexes and foreign keys are",
                        Figures.seconds(summary.seconds())));
    return 0;
  }

  private int cancelled(RunSummary summary) {
    write("cancelled", summary);
    terminal
        .err()
        .println(
            Problem.failed(
                    "Cancelled with %d still aside".formatted(summary.suspended()),
                    "",
                    "Go on with: tanemaki runs restore " + number)
                .message());
    return Problem.Kind.CANCELLED.exitCode();
  }

  private int failed(Problem problem, RunSummary summary) {
    write(JsonFile.status(problem.kind()), summary);
    terminal.err().println(problem.message());
    return problem.kind().exitCode();
  }

  private void write(String status, RunSummary summary) {
    json.write(
        () ->
            JsonFile.object()
                .put("status", status)
                .put("run", number)
                .put("suspended", summary.suspended())
                .put("seconds", RunWatch.rounded(summary.seconds())));
  }
}
