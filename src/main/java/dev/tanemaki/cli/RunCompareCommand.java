package dev.tanemaki.cli;

import dev.tanemaki.benchmark.report.LineupReport;
import dev.tanemaki.benchmark.result.Contender;
import dev.tanemaki.benchmark.result.Lineup;
import dev.tanemaki.benchmark.result.Measure;
import dev.tanemaki.database.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tanemaki runs compare}: past runs of a target, side by side. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = {
      "Past runs side by side, each held against the first, with what differs around them.",
      "A run is one sample of its setting: how much of a difference is chance, benchmarks tell."
    })
final class RunCompareCommand extends TellingCommand {

  @Parameters(paramLabel = "N", arity = "2..*", description = "The runs' numbers.")
  private List<Long> numbers;

  @Option(
      names = "--measure",
      paramLabel = "WHAT",
      description = "whole (default): from begin to end; load: the load alone.")
  private Measure measure = Measure.WHOLE;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "Write the comparison there as Markdown, PNG and a page.")
  private Optional<Path> report = Optional.empty();

  @Mixin private TargetOptions target;

  RunCompareCommand(Services services, Terminal terminal) {
    super(services, terminal);
  }

  @Override
  public Integer call() {
    Target where = target.resolve(services);
    var runs = services.runs().get();
    Lineup lineup =
        Lineup.of(
            numbers.stream()
                .map(
                    n ->
                        Contender.of(
                            RunsCommand.find(services, where, n),
                            runs.batches(where, n),
                            where.place()))
                .toList(),
            measure);
    var printer = new LineupPrinter(terminal.out());
    printer.print(lineup);
    report.ifPresent(
        folder -> {
          LineupReport.write(lineup, folder);
          terminal.out().println("Report: " + folder.toAbsolutePath().resolve("report.html"));
        });
    json.write(() -> printer.json(lineup));
    return 0;
  }
}
