package dev.tanemaki.cli;

import dev.tanemaki.problem.Problem;
import dev.tanemaki.run.Watching;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** {@code --live-checks}, of every command that runs a plan. */
final class LiveOption {

  private static final Pattern PERCENT = Pattern.compile("([0-9]{1,2}(?:\\.[0-9]{1,2})?) ?%?");

  @Option(
      names = "--live-checks",
      paramLabel = "SHARE|off",
      description =
          "Read committed rows back and check them while others are loaded, for at most that share"
              + " of the time, up to 5%%; default 2%%, so that small loads go"
              + " without.")
  private Optional<String> share = Optional.empty();

  /** The share, 0 to 1. */
  double share() {
    return share.map(LiveOption::parse).orElse(Watching.DEFAULT_LIVE);
  }

  private static double parse(String text) {
    if (text.toLowerCase(Locale.ROOT).equals("off")) {
      return 0;
    }
    var percent = PERCENT.matcher(text);
    if (!percent.matches()) {
      throw Problem.usage(
              "\"" + text + "\" is no share of the time", "", "Use off, or a share such as 5%.")
          .asException();
    }
    return Double.parseDouble(percent.group(1)) / 100;
  }
}
