package dev.tanemaki.cli;

import static dev.tanemaki.cli.Figures.bytes;
import static dev.tanemaki.cli.Figures.clock;
import static dev.tanemaki.cli.Figures.count;
import static dev.tanemaki.cli.Figures.rate;

import dev.tanemaki.run.LiveProgress;
import dev.tanemaki.run.LogLine;
import dev.tanemaki.run.RunState;
import dev.tanemaki.telemetry.Snapshot;
import java.nio.charset.CharsetEncoder;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A run while it goes: one line drawn over and over in a terminal, a plain line every few seconds
 * elsewhere. What asks for attention is printed once, above it.
 */
final class Progress {

  private static final int BAR = 20;
  private static final double PLAIN_LINE_SECONDS = 3;
  private static final String ERASE = "\r\u001B[K";

  private final Terminal terminal;
  private final boolean blocks;
  private boolean drawn;
  private double nextPlainLine;
  private String plainPhase = "";

  Progress(Terminal terminal) {
    this.terminal = terminal;
    CharsetEncoder encoder = terminal.out().charset().newEncoder();
    blocks = encoder.canEncode('█') && encoder.canEncode('░');
  }

  void show(RunState state, Snapshot snapshot) {
    show(state, snapshot, Optional.empty());
  }

  /**
   * @param live what was read back of the rows
   */
  void show(RunState state, Snapshot snapshot, Optional<LiveProgress> live) {
    String line = text(state, snapshot) + live.map(l -> checked(state, l)).orElse("");
    if (terminal.interactive()) {
      terminal.out().print(ERASE + bar(snapshot) + "  " + line);
      terminal.out().flush();
      drawn = true;
      return;
    }
    String phase = phase(state);
    double seconds = snapshot.nanos() / 1e9;
    if (!phase.equals(plainPhase) || seconds >= nextPlainLine) {
      plainPhase = phase;
      nextPlainLine = seconds + PLAIN_LINE_SECONDS;
      terminal.out().println(line);
    }
  }

  void say(LogLine line) {
    clear();
    terminal.out().println(line.text());
  }

  /** Takes the line away, so that something else can stand there. */
  void clear() {
    if (drawn) {
      terminal.out().print(ERASE);
      terminal.out().flush();
      drawn = false;
    }
  }

  private String bar(Snapshot snapshot) {
    int filled = (int) (BAR * share(snapshot));
    return (blocks ? "█" : "#").repeat(filled) + (blocks ? "░" : "-").repeat(BAR - filled);
  }

  static String text(RunState state, Snapshot snapshot) {
    var text = new StringBuilder();
    text.append(String.format("%3d %%", (int) (100 * share(snapshot))));
    text.append("  ").append(count(snapshot.rows())).append(" rows");
    if (state instanceof RunState.Loading && snapshot.rows() > 0) {
      double average = snapshot.averageRowsPerSecond();
      double perRow = (double) snapshot.bytes() / snapshot.rows();
      text.append("  ").append(rate(snapshot.rowsPerSecond())).append(" now");
      text.append("  ").append(bytes(perRow * snapshot.rowsPerSecond())).append("/s");
      double left = (snapshot.totalRows() - snapshot.rows()) / average;
      text.append("  eta ").append(average > 0 ? clock(left) : "–");
    }
    if (state instanceof RunState.Restoring) {
      text.append("  ").append(restores(snapshot.restores()));
    }
    return text.append("  ").append(phase(state)).toString();
  }

  private static String checked(RunState state, LiveProgress live) {
    if (!(state instanceof RunState.Loading) || live.rows() == 0) {
      return "";
    }
    return live.failed().isEmpty()
        ? "  " + count(live.rows()) + " checked"
        : "  " + count(live.failed().size(), "live check") + " failed";
  }

  /** How many are back, and what is under way. */
  private static String restores(List<Snapshot.Restore> restores) {
    long back = restores.stream().filter(r -> r.step() == Snapshot.Restore.Step.BACK).count();
    String underWay =
        restores.stream()
            .filter(r -> r.step() == Snapshot.Restore.Step.UNDER_WAY)
            .map(
                r ->
                    r.name()
                        + (Double.isNaN(r.share())
                            ? ""
                            : String.format(" %d %%", (int) (100 * r.share()))))
            .collect(Collectors.joining(", "));
    return back + " of " + restores.size() + " back" + (underWay.isEmpty() ? "" : ": " + underWay);
  }

  private static double share(Snapshot snapshot) {
    return snapshot.totalRows() == 0
        ? 0
        : Math.clamp((double) snapshot.rows() / snapshot.totalRows(), 0, 1);
  }

  private static String phase(RunState state) {
    return switch (state) {
      case RunState.Preparing() -> "preparing";
      case RunState.Loading() -> "loading";
      case RunState.Paused(_) -> "paused";
      case RunState.Restoring() -> "restoring";
      case RunState.Undoing() -> "undoing";
      case RunState.Verifying() -> "verifying";
      case RunState.Finished(var summary) -> "finished";
      case RunState.Cancelled(var summary) -> "cancelled";
      case RunState.Failed(var problem, var summary) -> "failed";
    };
  }
}
