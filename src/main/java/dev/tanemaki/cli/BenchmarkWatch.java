package dev.tanemaki.cli;

import dev.tanemaki.benchmark.matrix.MatrixRun;
import dev.tanemaki.benchmark.matrix.MatrixRun.Progress;
import dev.tanemaki.benchmark.report.Sentences;
import java.time.Duration;
import java.util.Optional;

/** Follows a benchmark to its end: how far it is, how long it takes yet, Ctrl+C. */
final class BenchmarkWatch {

  private static final Duration REDRAW = Duration.ofMillis(200);
  private static final double PLAIN_LINE_SECONDS = 10;
  private static final String ERASE = "\r\u001B[K";

  private final Terminal terminal;
  private double nextPlainLine;

  BenchmarkWatch(Terminal terminal) {
    this.terminal = terminal;
  }

  MatrixRun.End follow(MatrixRun run) throws InterruptedException {
    try (var interrupts =
        new Interrupts(
            () -> {
              terminal
                  .err()
                  .println("\nEnding; what was measured is kept. A second Ctrl+C ends at once.");
              run.cancel();
            })) {
      Optional<MatrixRun.End> end = run.awaitEnd(REDRAW);
      while (end.isEmpty()) {
        show(run.progress());
        end = run.awaitEnd(REDRAW);
      }
      if (terminal.interactive()) {
        terminal.out().print(ERASE);
        terminal.out().flush();
      }
      return end.get();
    }
  }

  private void show(Progress progress) {
    if (terminal.interactive()) {
      terminal.out().print(ERASE + text(progress));
      terminal.out().flush();
    } else if (progress.seconds() >= nextPlainLine) {
      nextPlainLine = progress.seconds() + PLAIN_LINE_SECONDS;
      terminal.out().println(text(progress));
    }
  }

  static String text(Progress progress) {
    String at =
        switch (progress.step()) {
          case PREPARING -> "preparing";
          case WARMING_UP -> "warming up";
          case LANES -> "reference lanes";
          case SAMPLING ->
              progress
                  .cell()
                  .map(c -> Figures.count(c.rows(), "row") + ", " + Sentences.setting(c))
                  .orElse("");
          case CLEARING -> "clearing up";
        };
    String left =
        progress.done() > 0 && progress.done() < progress.total()
            ? "  about " + Figures.clock(progress.secondsLeft()) + " left"
            : "";
    return "%d of %d samples%s  %s".formatted(progress.done(), progress.total(), left, at);
  }
}
