package dev.tanemaki.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tanemaki.database.Target;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.run.Run;
import dev.tanemaki.run.RunState;
import dev.tanemaki.run.RunSummary;
import dev.tanemaki.run.execution.RunService;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Work on a run of the past, after whatever has to be asked: followed to its end and told. */
abstract sealed class PastRunCommand implements Callable<Integer>
    permits UndoCommand, RestoreCommand {

  @Parameters(paramLabel = "N", description = "The run's number.")
  private long number;

  @Mixin private TargetOptions target;
  @Mixin private JsonOption json;
  private final Services services;
  private final Terminal terminal;

  PastRunCommand(Services services, Terminal terminal) {
    this.services = services;
    this.terminal = terminal;
  }

  @Override
  public final Integer call() throws InterruptedException {
    Target where = target.resolve(services);
    Run work = start(services.runs().get(), where, new Guard(terminal, target.yes()));
    return switch (new RunWatch(terminal, json, new AlertOptions()).follow(work)) {
      case RunState.Finished(var summary) -> finished(work, summary);
      case RunState.Cancelled(var summary) -> {
        json.write(() -> json("cancelled", summary));
        yield told(cancelled(summary));
      }
      case RunState.Failed(var problem, var summary) -> {
        json.write(
            () -> json(JsonFile.status(problem.kind()), summary).put("error", problem.message()));
        yield told(problem);
      }
    };
  }

  private int finished(Run work, RunSummary summary) {
    json.write(() -> json(done(), summary));
    tell(terminal, work, summary);
    return 0;
  }

  private int told(Problem problem) {
    terminal.err().println(problem.message());
    return problem.kind().exitCode();
  }

  /** Asks what has to be asked and starts the work in the background. */
  abstract Run start(RunService runs, Target where, Guard guard);

  /** The status that the result has when all is done. */
  abstract String done();

  /** Tells what was done. */
  abstract void tell(Terminal terminal, Run work, RunSummary summary);

  /** What to tell when the operator has cancelled. */
  abstract Problem cancelled(RunSummary summary);

  /** The result, however it ended. */
  abstract ObjectNode json(String status, RunSummary summary);

  final long number() {
    return number;
  }

  /** Whether the target was given as a URL rather than by its name. */
  final boolean byUrl() {
    return target.byUrl();
  }
}
