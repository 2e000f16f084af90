package dev.tanemaki.cli;

import dev.tanemaki.benchmark.report.LineupReport;
import dev.tanemaki.benchmark.result.BenchmarkStore;
import dev.tanemaki.benchmark.result.Contender;
import dev.tanemaki.benchmark.result.Lineup;
import dev.tanemaki.benchmark.result.Measure;
import dev.tanemaki.problem.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tanemaki benchmark compare}: benchmarks and cells of any day, side by side. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = {
      "Benchmarks or single cells of any day, each held against the first.",
      "A difference is told only where the confidence intervals do not overlap, chance is"
          + " unlikely over all cells together, and the server itself has drifted less."
    })
final class CompareCommand extends TellingCommand {

  @Parameters(
      paramLabel = "WHICH",
      arity = "1..*",
      description = {
        "The reference, then the others; one alone is held against the baseline.",
        "ID, ID:best, or ID:rows=N,batch=N,workers=N,constraints=HOW for a cell, as much of it as"
            + " tells one."
      })
  private List<String> which;

  @Option(
      names = "--measure",
      paramLabel = "WHAT",
      description = "whole (default): until all is in and verified; load: the load alone.")
  private Measure measure = Measure.WHOLE;

  @Option(
      names = "--fail-on-regression",
      description = "Exit with 1 where a cell is measurably slower.")
  private boolean fail;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "Write the comparison there as Markdown, PNG and a page.")
  private Optional<Path> report = Optional.empty();

  CompareCommand(Services services, Terminal terminal) {
    super(services, terminal);
  }

  @Override
  public Integer call() {
    BenchmarkStore store = services.benchmarks();
    var contenders = new ArrayList<Contender>();
    if (which.size() == 1) {
      contenders.add(Contender.of(baseline(store)));
    }
    which.forEach(address -> contenders.add(CellAddress.find(store, address)));
    Lineup lineup = Lineup.of(contenders, measure);
    var printer = new LineupPrinter(terminal.out());
    printer.print(lineup);
    report.ifPresent(
        folder -> {
          LineupReport.write(lineup, folder);
          terminal.out().println("Report: " + folder.toAbsolutePath().resolve("report.html"));
        });
    json.write(() -> printer.json(lineup));
    boolean slower = lineup.comparisons().stream().anyMatch(c -> !c.regressions().isEmpty());
    return fail && slower ? 1 : 0;
  }

  private static dev.tanemaki.benchmark.result.Benchmark baseline(BenchmarkStore store) {
    return store
        .baseline()
        .orElseThrow(
            () ->
                Problem.usage(
                        "There is no baseline to compare with",
                        "",
                        "Pin one with: tanemaki benchmark pin ID")
                    .asException());
  }
}
