package dev.tanemaki.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tanemaki sandbox}: the embedded server. */
@Command(
    name = "sandbox",
    mixinStandardHelpOptions = true,
    description = "The embedded PostgreSQL: url, stop, reset.",
    synopsisSubcommandLabel = "COMMAND")
final class SandboxCommand extends CommandGroup {

  @Command(
      name = "url",
      mixinStandardHelpOptions = true,
      description = {
        "Print the sandbox's URL, password included, and start it if it does not run.",
        "psql takes it as it is: psql \"$(tanemaki sandbox url)\""
      })
  static final class Url implements Callable<Integer> {

    @Mixin private JsonOption json;
    private final Services services;
    private final Terminal terminal;

    Url(Services services, Terminal terminal) {
      this.services = services;
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      String url = services.sandbox().url();
      terminal.out().println(url);
      json.write(() -> JsonFile.object().put("status", "finished").put("url", url));
      return 0;
    }
  }

  @Command(
      name = "stop",
      mixinStandardHelpOptions = true,
      description = "Stop the sandbox. Its data stays.")
  static final class Stop implements Callable<Integer> {

    private final Services services;
    private final Terminal terminal;

    Stop(Services services, Terminal terminal) {
      this.services = services;
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      boolean running = services.sandbox().stop();
      terminal.out().println(running ? "The sandbox has stopped." : "The sandbox was not running.");
      return 0;
    }
  }

  @Command(
      name = "reset",
      mixinStandardHelpOptions = true,
      description = "Stop the sandbox and remove all its data.")
  static final class Reset implements Callable<Integer> {

    @Option(
        names = {"-y", "--yes"},
        description = "Answer yes to the question.")
    private boolean yes;

    private final Services services;
    private final Terminal terminal;

    Reset(Services services, Terminal terminal) {
      this.services = services;
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      new Guard(terminal, yes)
          .ask("This removes all data of the sandbox in " + services.sandbox().directory() + ".");
      services.sandbox().reset();
      terminal.out().println("The sandbox is empty.");
      return 0;
    }
  }
}
