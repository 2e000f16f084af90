package dev.tanemaki.cli;

import dev.tanemaki.database.Database;
import dev.tanemaki.database.Environment;
import dev.tanemaki.database.Target;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.settings.TargetProfile;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tanemaki targets}: connection profiles. */
@Command(
    name = "targets",
    mixinStandardHelpOptions = true,
    description = "Databases by name: add, list, test, remove.",
    synopsisSubcommandLabel = "COMMAND")
final class TargetsCommand extends CommandGroup {

  private static final String SANDBOX = "sandbox";

  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description = {
        "Give a database a name.",
        "The password is taken from the URL, else from PGPASSWORD, and kept in a file that only",
        "you can read; without one, the driver looks into ~/.pgpass."
      })
  static final class Add implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "What you call it.")
    private String name;

    @Option(
        names = "--url",
        paramLabel = "JDBC_URL",
        required = true,
        description = "jdbc:postgresql://host:port/database?user=name&password=secret")
    private String url;

    @Option(
        names = "--environment",
        paramLabel = "ENV",
        required = true,
        description = "development, staging or production.")
    private String environment;

    private final Services services;
    private final Terminal terminal;

    Add(Services services, Terminal terminal) {
      this.services = services;
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      if (name.isBlank() || name.equals(SANDBOX)) {
        throw Problem.usage(
                "A target cannot be called \"" + name + "\"",
                name.isBlank() ? "" : "that is the embedded server",
                "Choose another name.")
            .asException();
      }
      if (services.settings().load().settings().target(name).isPresent()) {
        throw Problem.usage(
                "There is a target \"" + name + "\" already",
                "",
                "Choose another name, or first: tanemaki targets remove " + name)
            .asException();
      }
      Environment kind = Environment.parse(environment);
      if (kind == Environment.SANDBOX) {
        throw Problem.usage(
                "A target cannot be of the environment sandbox",
                "that is the embedded server, which asks nothing before it is written to",
                "Use one of development, staging, production.")
            .asException();
      }
      Target target = Target.parse(name, kind, url);
      services.passwords().put(name, target.password().text());
      services
          .settings()
          .update(
              s ->
                  s.withTarget(
                      new TargetProfile(name, target.jdbcUrl(), target.user(), kind.label())));
      terminal.out().println("Added " + target + ". Try it with: tanemaki targets test " + name);
      return 0;
    }
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "All targets, without passwords.")
  static final class Ls extends TellingCommand {

    Ls(Services services, Terminal terminal) {
      super(services, terminal);
    }

    @Override
    public Integer call() {
      var loaded = services.settings().load();
      loaded.problem().ifPresent(p -> terminal.err().println(p.message()));
      var result = JsonFile.array();
      var table = new TextTable(terminal.out());
      table.row("name", "environment", "user", "url");
      table.row(SANDBOX, Environment.SANDBOX.label(), "", "(embedded)");
      result.addObject().put("name", SANDBOX).put("environment", Environment.SANDBOX.label());
      for (var target : loaded.settings().targets()) {
        table.row(target.name(), target.environment(), target.user(), target.url());
        result
            .addObject()
            .put("name", target.name())
            .put("environment", target.environment())
            .put("user", target.user())
            .put("url", target.url());
      }
      table.print();
      json.write(() -> result);
      return 0;
    }
  }

  @Command(
      name = "test",
      mixinStandardHelpOptions = true,
      description = "Connect to a target and say what is there.")
  static final class Test extends TellingCommand {

    @Parameters(paramLabel = "NAME", description = "A target by its name.")
    private String name;

    Test(Services services, Terminal terminal) {
      super(services, terminal);
    }

    @Override
    public Integer call() {
      Target target =
          name.equals(SANDBOX) ? services.sandbox().start() : TargetOptions.named(services, name);
      try (var database = Database.open(target, 1)) {
        var server = database.server();
        terminal
            .out()
            .printf(
                "%s: PostgreSQL %s, database %s, user %s%s%n",
                target.name(),
                server.version(),
                server.database(),
                server.user(),
                server.readOnly() ? ", takes no writes" : "");
        json.write(
            () ->
                JsonFile.object()
                    .put("status", "finished")
                    .put("name", target.name())
                    .put("environment", target.environment().label())
                    .put("version", server.version())
                    .put("database", server.database())
                    .put("user", server.user())
                    .put("readOnly", server.readOnly()));
      }
      return 0;
    }
  }

  @Command(
      name = "remove",
      mixinStandardHelpOptions = true,
      description = "Forget a target and its password. The database itself is not touched.")
  static final class Remove implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "A target by its name.")
    private String name;

    private final Services services;
    private final Terminal terminal;

    Remove(Services services, Terminal terminal) {
      this.services = services;
      this.terminal = terminal;
    }

    @Override
    public Integer call() {
      Target target = TargetOptions.named(services, name);
      services.passwords().remove(name);
      services.settings().update(s -> s.withoutTarget(name));
      terminal.out().println("Removed " + target + ".");
      return 0;
    }
  }
}
