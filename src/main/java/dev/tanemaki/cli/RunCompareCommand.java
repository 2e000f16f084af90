package dev.tanemaki.cli;

import dev.tanemaki.benchmark.result.Contender;
import dev.tanemaki.database.Target;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tanemaki runs compare}: past runs of a target, side by side. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = {
      "Past runs side by side, each held against the first, with what differs around them.",
      "A run is one sample of its setting: how much of a difference is chance, benchmarks tell."
    })
final class RunCompareCommand extends ComparingCommand {

  @Parameters(paramLabel = "N", arity = "2..*", description = "The runs' numbers.")
  private List<Long> numbers;

  @Mixin private TargetOptions target;

  RunCompareCommand(Services services, Terminal terminal) {
    super(services, terminal);
  }

  @Override
  List<Contender> contenders() {
    Target where = target.resolve(services);
    var runs = services.runs().get();
    return numbers.stream()
        .map(
            n ->
                Contender.of(
                    PastRuns.find(services, where, n), runs.batches(where, n), where.place()))
        .toList();
  }
}
