package dev.tanemaki.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tanemaki.database.Target;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.run.Run;
import dev.tanemaki.run.RunSummary;
import dev.tanemaki.run.execution.RunService;
import picocli.CommandLine.Command;

/** {@code tanemaki runs restore}: brings back what a run has left aside. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = {
      "Bring back the indexes and foreign keys that a run has left aside.",
      "Rows that are in stay; the run itself does not go on. Called again it goes on where it was."
    })
final class RestoreCommand extends PastRunCommand {

  RestoreCommand(Services services, Terminal terminal) {
    super(services, terminal);
  }

  @Override
  Run start(RunService runs, Target where, Guard guard) {
    guard.allowWriting(where, byUrl(), "bring back what run " + number() + " has left aside");
    return runs.restore(where, number());
  }

  @Override
  String done() {
    return "restored";
  }

  @Override
  void tell(Terminal terminal, Run restore, RunSummary summary) {
    int back = restore.snapshot().restores().size();
    terminal
        .out()
        .println(
            back == 0
                ? "Run " + number() + " has left nothing aside."
                : "%s back in %s."
                    .formatted(
                        back == 1
                            ? "1 index or foreign key is"
                            : back + " indexes and foreign keys are",
                        Figures.seconds(summary.seconds())));
  }

  @Override
  Problem cancelled(RunSummary summary) {
    return new Problem(
        Problem.Kind.CANCELLED,
        "Cancelled with %d still aside".formatted(summary.suspended()),
        "",
        "Go on with: tanemaki runs restore " + number());
  }

  @Override
  ObjectNode json(String status, RunSummary summary) {
    return JsonFile.object()
        .put("status", status)
        .put("run", number())
        .put("suspended", summary.suspended())
        .put("seconds", RunWatch.rounded(summary.seconds()));
  }
}
