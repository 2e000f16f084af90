package dev.tanemaki.cli;

import dev.tanemaki.benchmark.report.LineupReport;
import dev.tanemaki.benchmark.result.Contender;
import dev.tanemaki.benchmark.result.Lineup;
import dev.tanemaki.benchmark.result.Measure;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The frame of a command that holds contenders against the first of them. */
abstract class ComparingCommand extends TellingCommand {

  @Option(
      names = "--measure",
      paramLabel = "WHAT",
      description = "whole (default): the rate from end to end; load: the load rate.")
  private Measure measure = Measure.WHOLE;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "Write the comparison there as Markdown, PNG and a page.")
  private Optional<Path> report = Optional.empty();

  ComparingCommand(Services services, Terminal terminal) {
    super(services, terminal);
  }

  /**
   * What is compared, the reference first.
   *
   * @throws dev.tanemaki.problem.ProblemException usage, where one of them is not there
   */
  abstract List<Contender> contenders();

  /** The exit code of a comparison that was told. */
  int code(Lineup lineup) {
    return 0;
  }

  @Override
  public final Integer call() {
    Lineup lineup = Lineup.of(contenders(), measure);
    var printer = new LineupPrinter(terminal.out());
    printer.print(lineup);
    report.ifPresent(
        folder -> {
          LineupReport.write(lineup, folder);
          terminal.out().println("Report: " + folder.toAbsolutePath().resolve("report.html"));
        });
    json.write(() -> printer.json(lineup));
    return code(lineup);
  }
}
