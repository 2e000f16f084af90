package dev.tanemaki.cli;

import dev.tanemaki.benchmark.result.Benchmark;
import dev.tanemaki.benchmark.result.BenchmarkStore;
import dev.tanemaki.benchmark.result.Contender;
import dev.tanemaki.benchmark.result.Lineup;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
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
final class CompareCommand extends ComparingCommand {

  @Parameters(
      paramLabel = "WHICH",
      arity = "1..*",
      description = {
        "The reference, then the others; one alone is held against the baseline.",
        "ID, ID:best, or ID:rows=N,batch=N,workers=N,constraints=HOW,format=HOW for a cell, as much"
            + " of it as tells one."
      })
  private List<String> which;

  @Option(
      names = "--fail-on-regression",
      description = "Exit with 1 where a cell is measurably slower.")
  private boolean fail;

  CompareCommand(Services services, Terminal terminal) {
    super(services, terminal);
  }

  @Override
  List<Contender> contenders() {
    BenchmarkStore store = services.benchmarks();
    var contenders = new ArrayList<Contender>();
    which.forEach(address -> contenders.add(CellAddress.find(store, address)));
    if (which.size() > 1 && contenders.stream().map(Contender::name).distinct().count() == 1) {
      throw itself(contenders.getFirst().name() + " is named more than once");
    }
    if (which.size() == 1) {
      Benchmark baseline = baseline(store);
      if (contenders.getFirst().origin().equals(baseline.id())) {
        throw itself(baseline.id() + " is the baseline");
      }
      contenders.addFirst(Contender.of(baseline));
    }
    return contenders;
  }

  private static ProblemException itself(String why) {
    return Problem.usage(
            "That would compare a benchmark with itself",
            why,
            "Name another, the reference first: tanemaki benchmark compare ID ID")
        .asException();
  }

  @Override
  int code(Lineup lineup) {
    boolean slower = lineup.comparisons().stream().anyMatch(c -> !c.regressions().isEmpty());
    return fail && slower ? 1 : 0;
  }

  private static Benchmark baseline(BenchmarkStore store) {
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
