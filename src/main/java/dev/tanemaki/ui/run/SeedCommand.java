package dev.tanemaki.ui.run;

import dev.tanemaki.run.RunOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The terminal command that does what Start would do.
 *
 * @param plan a dataset's name or a file's path
 * @param dataset whether it is a dataset
 * @param target the profile's name, empty for the sandbox
 * @param options the format of COPY is given only where it is not the usual one
 * @param seed given only where it is not the plan's own
 */
record SeedCommand(
    String plan, boolean dataset, long rows, RunOptions options, Long seed, String target) {

  /** As a POSIX shell takes it. */
  String text() {
    List<String> words = new ArrayList<>(List.of("tanemaki", "seed"));
    if (dataset) {
      words.add("--dataset");
    }
    words.add(plan);
    words.addAll(List.of("--rows", Long.toString(rows)));
    words.addAll(List.of("--batch-size", Integer.toString(options.batchSize())));
    words.addAll(List.of("--workers", Integer.toString(options.workers())));
    if (seed != null) {
      words.addAll(List.of("--seed", Long.toString(seed)));
    }
    words.addAll(List.of("--mode", options.mode().name().toLowerCase(Locale.ROOT)));
    words.addAll(List.of("--constraints", options.constraints().label()));
    if (options.format() != RunOptions.defaults().format()) {
      words.addAll(List.of("--copy-format", options.format().label()));
    }
    if (!target.isEmpty()) {
      words.addAll(List.of("--target", target));
    }
    return words.stream().map(SeedCommand::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    return word.matches("[\\w./:@%+,=-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
