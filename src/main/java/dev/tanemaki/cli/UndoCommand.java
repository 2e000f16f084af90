package dev.tanemaki.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tanemaki.database.Target;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.run.Removable;
import dev.tanemaki.run.Run;
import dev.tanemaki.run.RunSummary;
import dev.tanemaki.run.execution.RunService;
import picocli.CommandLine.Command;

/** {@code tanemaki runs undo}: removes what a run loaded, after a yes. */
@Command(
    name = "undo",
    mixinStandardHelpOptions = true,
    description = {
      "Remove exactly the rows that a run loaded.",
      "An undo that was cancelled or died goes on when it is called again."
    })
final class UndoCommand extends PastRunCommand {

  UndoCommand(Services services, Terminal terminal) {
    super(services, terminal);
  }

  @Override
  Run start(RunService runs, Target where, Guard guard) {
    Removable removable = runs.removable(where, number());
    if (removable.record().undoable()) {
      guard.ask(consequence(removable, where));
    }
    return runs.undo(where, number());
  }

  private String consequence(Removable removable, Target where) {
    var text = new StringBuilder("This removes ");
    text.append(Figures.count(removable.rows(), "row"))
        .append(" of run ")
        .append(number())
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

  @Override
  String done() {
    return "undone";
  }

  @Override
  void tell(Terminal terminal, Run undo, RunSummary summary) {
    terminal
        .out()
        .println(
            summary.tables().isEmpty()
                ? "Run " + number() + " is undone; there is nothing left to remove."
                : "Run %d undone: %s removed in %s"
                    .formatted(
                        number(),
                        Figures.count(summary.rows(), "row"),
                        Figures.seconds(summary.seconds())));
    RunPrinter.tables(terminal.out(), summary.tables());
  }

  @Override
  Problem cancelled(RunSummary summary) {
    return new Problem(
        Problem.Kind.CANCELLED,
        "Cancelled after " + Figures.count(summary.rows(), "row"),
        "",
        summary.run() > 0
            ? "What is removed stays so; go on with: tanemaki runs undo " + number()
            : "Nothing was changed.");
  }

  /** What the run's own result has, as far as it makes sense; rows are those removed. */
  @Override
  ObjectNode json(String status, RunSummary summary) {
    var all = RunWatch.json(status, summary);
    all.put("run", number());
    all.remove("bytes");
    all.remove("violations");
    all.remove("phases");
    return all;
  }
}
