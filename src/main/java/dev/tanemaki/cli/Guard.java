package dev.tanemaki.cli;

import dev.tanemaki.database.Environment;
import dev.tanemaki.database.Target;
import dev.tanemaki.problem.Problem;
import java.util.Locale;

/** Asks before anything that cannot be taken back; refuses where there is nobody to ask. */
final class Guard {

  private final Terminal terminal;
  private final boolean yes;

  Guard(Terminal terminal, boolean yes) {
    this.terminal = terminal;
    this.yes = yes;
  }

  /**
   * Lets writing to a target pass: at once to the sandbox and to anything on this machine, after a
   * yes to production and to servers elsewhere that no profile vouches for.
   *
   * @param byUrl whether the operator typed the URL rather than a profile's name
   * @param what is about to happen, such as {@code load 100,000 rows}
   */
  void allowWriting(Target target, boolean byUrl, String what) {
    boolean production = target.environment() == Environment.PRODUCTION;
    if (!production && !(byUrl && !isLoopback(target.host()))) {
      return;
    }
    String place =
        production
            ? "production (" + target.name() + ", " + target.place() + ")"
            : target.place() + ", which is not this machine";
    ask("This will " + what + " into " + place + ".");
  }

  /** Asks about a consequence that has been put in numbers. */
  void ask(String consequence) {
    if (yes) {
      return;
    }
    if (!terminal.interactive()) {
      throw Problem.refused(
              consequence.replaceFirst("\\.$", ""), "nobody is here to confirm it", "Add --yes.")
          .asException();
    }
    if (!terminal.confirm(consequence)) {
      throw Problem.refused("Nothing was changed", "", "").asException();
    }
  }

  static boolean isLoopback(String hosts) {
    for (String host : hosts.split(",")) {
      String h = host.replaceAll("[\\[\\]]", "").toLowerCase(Locale.ROOT);
      if (!h.isEmpty()
          && !h.equals("localhost")
          && !h.equals("::1")
          && !h.equals("0:0:0:0:0:0:0:1")
          && !h.matches("127(\\.[0-9]{1,3}){3}")) {
        return false;
      }
    }
    return true;
  }
}
