package dev.tanemaki.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tanemaki.database.Target;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.run.Removable;
import dev.tanemaki.run.Run;
import dev.tanemaki.run.RunState;
import dev.tanemaki.run.RunSummary;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tanemaki runs undo}: removes what a run loaded, after a yes. */
@Command(
    name = "undo",
    mixinStandardHelpOptions = true,
    description = {
      "Remove exactly the rows that a run loaded.",
      "An undo that was cancelled or died goes on when it is called again."
    })
final class UndoCommand implements Callable<Integer> {

  @Parameters(paramLabel = "N", description = "The run's number.")
  private long number;

  @Mixin private TargetOptions target;
  @Mixin private JsonOption json;
  private final Services services;
  private final Terminal terminal;

  UndoCommand(Services services, Terminal terminal) {
    this.services = services;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    Target where = target.resolve(services);
    var runs = services.runs().get();
    Removable removable = runs.removable(where, number);
    if (removable.record().undoable()) {
      new Guard(terminal, target.yes()).ask(consequence(removable, where));
    }
    Run undo = runs.undo(where, number);
    return switch (new RunWatch(terminal, json).follow(undo)) {
      case RunState.Finished(var summary) -> finished(summary);
      case RunState.Cancelled(var summary) -> cancelled(summary);
      case RunState.Failed(var problem, var summary) -> failed(problem, summary);
    };
  }

  private String consequence(Removable removable, Target where) {
    var text = new StringBuilder("This removes ");
    text.append(Figures.count(removable.rows(), "row"))
        .append(" of run ")
        .append(number)
        .append(" from ")
        .append(where.place())
        .append('.');
    if (!removable.leftAlone().isEmpty()) {
      text.append(" Those in ")
          .append(String.join(", ", removable.leftAlone()))
          .append(" stay: the ledger cannot tell them from rows that were there before.");
    }
    if (removable.replaced()) {
      text.append(" What the run had replaced does not come back: no backup of it was taken.");
    }
    return text.toString();
  }

  private int finished(RunSummary summary) {
    json.write(() -> json("undone", summary));
    terminal
        .out()
        .println(
            summary.tables().isEmpty()
                ? "Run " + number + " is undone; there is nothing left to remove."
                : "Run %d undone: %s removed in %s"
                    .formatted(
                        number,
                        Figures.count(summary.rows(), "row"),
                        Figures.seconds(summary.seconds())));
    RunPrinter.tables(terminal.out(), summary.tables());
    return 0;
  }

  private int cancelled(RunSummary summary) {
    json.write(() -> json("cancelled", summary));
    terminal
        .err()
        .println(
            Problem.failed(
                    "Cancelled after " + Figures.count(summary.rows(), "row"),
                    "",
                    summary.run() > 0
                        ? "What is removed stays so; go on with: tanemaki runs undo " + number
                        : "Nothing was changed.")
                .message());
    return Problem.Kind.CANCELLED.exitCode();
  }

  private int failed(Problem problem, RunSummary summary) {
    var result = json(JsonFile.status(problem.kind()), summary).put("error", problem.message());
    json.write(() -> result);
    terminal.err().println(problem.message());
    return problem.kind().exitCode();
  }

  /** What the run's own result has, as far as it makes sense; rows are those removed. */
  private ObjectNode json(String status, RunSummary summary) {
    var all = RunWatch.json(status, summary);
    all.put("run", number);
    all.remove("bytes");
    all.remove("violations");
    all.remove("phases");
    return all;
  }
}
