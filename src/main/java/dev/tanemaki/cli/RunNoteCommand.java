package dev.tanemaki.cli;

import dev.tanemaki.database.Target;
import dev.tanemaki.run.execution.RunService;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tanemaki runs note}: words to keep with a run in its ledger. */
@Command(name = "note", mixinStandardHelpOptions = true, description = "Keep words with a run.")
final class RunNoteCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "N", description = "The run's number.")
  private long number;

  @Parameters(index = "1", paramLabel = "TEXT", description = "Replaces earlier words.")
  private String text;

  @Mixin private TargetOptions target;
  private final Services services;
  private final Terminal terminal;

  RunNoteCommand(Services services, Terminal terminal) {
    this.services = services;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Target where = target.resolve(services);
    RunService.note(where, number, text);
    terminal.out().println("Kept with run " + number + ".");
    return 0;
  }
}
