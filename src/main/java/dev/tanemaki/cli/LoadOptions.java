package dev.tanemaki.cli;

import dev.tanemaki.copy.CopyFormat;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.run.RunOptions;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How rows are loaded, for every command that loads. */
final class LoadOptions {

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      description =
          "Rows per transaction, "
              + RunOptions.MIN_BATCH
              + " to "
              + RunOptions.MAX_BATCH
              + "; default "
              + RunOptions.DEFAULT_BATCH
              + ".")
  private Optional<Count> batchSize = Optional.empty();

  @Option(
      names = "--workers",
      paramLabel = "N",
      description =
          "Connections that load, 1 to " + RunOptions.MAX_WORKERS + "; default: one per core.")
  private Optional<Count> workers = Optional.empty();

  @Option(
      names = "--copy-format",
      paramLabel = "FORMAT",
      description =
          "How rows are sent: binary (default) costs the server least; text can send arrays of"
              + " enums as well.")
  private Optional<String> format = Optional.empty();

  int batchSize(RunOptions defaults) {
    return batchSize.map(LoadOptions::toInt).orElse(defaults.batchSize());
  }

  int workers(RunOptions defaults) {
    return workers.map(LoadOptions::toInt).orElse(defaults.workers());
  }

  CopyFormat format(RunOptions defaults) {
    return format.map(LoadOptions::format).orElse(defaults.format());
  }

  static CopyFormat format(String word) {
    return CopyFormat.of(word)
        .orElseThrow(
            () ->
                Problem.usage("COPY has no format \"" + word + "\" here", "", "Use binary or text.")
                    .asException());
  }

  /** Far outside every range stays far outside it. */
  private static int toInt(Count count) {
    return Math.clamp(count.value(), Integer.MIN_VALUE, Integer.MAX_VALUE);
  }
}
