package dev.tanemaki.cli;

import dev.tanemaki.problem.Problem;
import dev.tanemaki.problem.ProblemException;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs one command and turns whatever comes of it into an exit code. */
public final class Cli {

  private static final int WIDTH = 88;

  private final Services services;
  private final Terminal terminal;

  public Cli(Services services, Terminal terminal) {
    this.services = services;
    this.terminal = terminal;
  }

  /**
   * Runs a command.
   *
   * @return 0 done, 1 failed, 2 wrong usage or plan, 3 refused by a guard rail, 4 an alert is up
   *     and that was to fail, 130 cancelled
   */
  public int run(String... args) {
    Optional<Path> json = Optional.empty();
    try {
      json = jsonFile(List.of(args));
      json.ifPresent(JsonFile::check);
    } catch (ProblemException e) {
      return tell(e.problem(), Optional.empty());
    }
    var result = json;
    var commands = commands(args.length == 0 ? "" : args[0]);
    commands.setParameterExceptionHandler(usage(result));
    commands.setExecutionExceptionHandler((e, line, parsed) -> tell(problem(e), result));
    return commands.execute(args);
  }

  /** The command of that name, or all of them where there is none: reflection takes its time. */
  private CommandLine commands(String first) {
    var root = new CommandLine(new RootCommand());
    var all = subcommands();
    if (all.containsKey(first)) {
      root.addSubcommand(all.get(first).get());
    } else {
      all.values().forEach(command -> root.addSubcommand(command.get()));
    }
    root.setCaseInsensitiveEnumValuesAllowed(true);
    root.getSubcommands().values().forEach(Cli::withoutVersion);
    var ansi = terminal.interactive() ? Ansi.AUTO : Ansi.OFF;
    root.setColorScheme(CommandLine.Help.defaultColorScheme(ansi));
    root.setUsageHelpWidth(WIDTH);
    root.setOut(new PrintWriter(terminal.out(), true));
    root.setErr(new PrintWriter(terminal.err(), true));
    var counts = new Count.Converter();
    root.registerConverter(Count.class, counts);
    root.registerConverter(Long.class, text -> counts.convert(text).value());
    root.registerConverter(long.class, text -> counts.convert(text).value());
    return root;
  }

  /** The version is tanemaki's, not each command's. */
  private static void withoutVersion(CommandLine command) {
    command.getCommandSpec().remove(command.getCommandSpec().findOption("--version"));
    command.getSubcommands().values().forEach(Cli::withoutVersion);
  }

  private Map<String, Supplier<CommandLine>> subcommands() {
    var all = new LinkedHashMap<String, Supplier<CommandLine>>();
    all.put("seed", () -> new CommandLine(new SeedCommand(services, terminal)));
    all.put("forecast", () -> new CommandLine(new ForecastCommand(services, terminal)));
    all.put(
        "plan",
        () ->
            new CommandLine(new PlanCommand())
                .addSubcommand(new PlanCheck(terminal))
                .addSubcommand(new PlanShow(terminal)));
    all.put("preview", () -> new CommandLine(new PreviewCommand(services, terminal)));
    all.put(
        "runs",
        () ->
            new CommandLine(new RunsCommand())
                .addSubcommand(new RunListCommand(services, terminal))
                .addSubcommand(new RunShowCommand(services, terminal))
                .addSubcommand(new RunCompareCommand(services, terminal))
                .addSubcommand(new RunNoteCommand(services, terminal))
                .addSubcommand(new RunReportCommand(services, terminal))
                .addSubcommand(new RunResumeCommand(services, terminal))
                .addSubcommand(new UndoCommand(services, terminal))
                .addSubcommand(new RestoreCommand(services, terminal)));
    all.put(
        "benchmark",
        () ->
            new CommandLine(new BenchmarkCommand(services, terminal))
                .addSubcommand(new BenchmarksCommand.Ls(services, terminal))
                .addSubcommand(new BenchmarksCommand.Show(services, terminal))
                .addSubcommand(new CompareCommand(services, terminal))
                .addSubcommand(new BenchmarksCommand.Pin(services, terminal))
                .addSubcommand(new BenchmarksCommand.Note(services, terminal)));
    all.put("verify", () -> new CommandLine(new VerifyCommand(services, terminal)));
    all.put(
        "targets",
        () ->
            new CommandLine(new TargetsCommand())
                .addSubcommand(new TargetsCommand.Add(services, terminal))
                .addSubcommand(new TargetsCommand.Ls(services, terminal))
                .addSubcommand(new TargetsCommand.Test(services, terminal))
                .addSubcommand(new TargetsCommand.Remove(services, terminal)));
    all.put("datasets", () -> new CommandLine(new DatasetsCommand(terminal)));
    all.put(
        "sandbox",
        () ->
            new CommandLine(new SandboxCommand())
                .addSubcommand(new SandboxCommand.Url(services, terminal))
                .addSubcommand(new SandboxCommand.Stop(services, terminal))
                .addSubcommand(new SandboxCommand.Reset(services, terminal)));
    return all;
  }

  /** The file of {@code --json}, found before anything is parsed, as parsing may fail. */
  private static Optional<Path> jsonFile(List<String> args) {
    String prefix = JsonOption.NAME + "=";
    for (int i = 0; i < args.size(); i++) {
      String file = "";
      if (args.get(i).startsWith(prefix)) {
        file = args.get(i).substring(prefix.length());
      } else if (args.get(i).equals(JsonOption.NAME) && i + 1 < args.size()) {
        file = args.get(i + 1);
      }
      if (!file.isEmpty()) {
        try {
          return Optional.of(Path.of(file));
        } catch (InvalidPathException e) {
          throw Problem.usage("\"" + file + "\" is no file name", "", "Give --json another file.")
              .asException(e);
        }
      }
    }
    return Optional.empty();
  }

  private IParameterExceptionHandler usage(Optional<Path> json) {
    return (e, args) -> tell(usageProblem(e), json);
  }

  private static Problem usageProblem(ParameterException e) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    String next = "See: " + command + " --help";
    if (e instanceof UnmatchedArgumentException unmatched) {
      List<String> suggestions = unmatched.getSuggestions();
      if (!suggestions.isEmpty()) {
        next = "Did you mean " + String.join(" or ", suggestions) + "? " + next;
      }
      String word = unmatched.getUnmatched().isEmpty() ? "" : unmatched.getUnmatched().getFirst();
      boolean option = word.startsWith("-");
      boolean subcommand = !e.getCommandLine().getSubcommands().isEmpty() && !option;
      String what = option ? "option" : subcommand ? "command" : "argument";
      return Problem.usage("There is no " + what + " " + word + " of " + command, "", next);
    }
    String message = e.getMessage().replaceAll("\\s+", " ").replaceFirst("^Error: ", "");
    if (e instanceof MissingParameterException missing && missing.getMissing().isEmpty()) {
      return Problem.usage(message, "", next);
    }
    return Problem.usage(message.replaceFirst("\\.$", ""), "", next);
  }

  private Problem problem(Exception e) {
    if (e instanceof ProblemException known) {
      if (known.getCause() != null) {
        Logger.getLogger(Cli.class.getName()).log(Level.INFO, known.problem().what(), known);
      }
      return known.problem();
    }
    Logger.getLogger(Cli.class.getName()).log(Level.SEVERE, "unexpected", e);
    String why = e.getMessage() == null ? "" : e.getMessage().lines().findFirst().orElse("");
    return Problem.failed(
        "Something unexpected happened, " + e.getClass().getSimpleName(),
        why,
        "Details are in " + services.log());
  }

  /** The one place where bad news is printed. */
  private int tell(Problem problem, Optional<Path> json) {
    terminal.err().println(problem.message());
    try {
      json.ifPresent(file -> JsonFile.write(file, JsonFile.failure(problem)));
    } catch (ProblemException e) {
      terminal.err().println(e.problem().message());
    }
    return problem.kind().exitCode();
  }
}
