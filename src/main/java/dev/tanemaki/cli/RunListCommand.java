package dev.tanemaki.cli;

import dev.tanemaki.database.Target;
import dev.tanemaki.run.RunRecord;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tanemaki runs list}: what a target has seen. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "All runs, newest first.")
final class RunListCommand extends TellingCommand {

  @Mixin private TargetOptions target;

  RunListCommand(Services services, Terminal terminal) {
    super(services, terminal);
  }

  @Override
  public Integer call() {
    Target where = target.resolve(services);
    List<RunRecord> runs = services.runs().get().list(where);
    var result = JsonFile.array();
    var table = new TextTable(terminal.out(), true, false, false, true, true, true, true);
    table.row(
        "run", "status", "started", "took", "rows", Figures.LOAD_RATE, Figures.END_TO_END, "plan");
    for (var run : runs) {
      table.row(
          String.valueOf(run.run()),
          run.status().label() + (run.suspended() > 0 ? ", " + run.suspended() + " aside" : ""),
          PastRuns.when(run.started()),
          PastRuns.took(run),
          Figures.count(run.rows()),
          Figures.loadRate(run.throughput()),
          Figures.endToEnd(run.throughput()),
          run.plan() + (run.note().isEmpty() ? "" : ": " + run.note()));
      result.add(PastRuns.json(run));
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
