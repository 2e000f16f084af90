package dev.tanemaki.database;

import dev.tanemaki.problem.Problem;
import java.util.Locale;

/** What a target is for; sets the guard rails and the colour of the window. */
public enum Environment {
  SANDBOX,
  DEVELOPMENT,
  STAGING,
  PRODUCTION;

  /** The environment's name as it is written in files and options. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads a label, in any case.
   *
   * @throws dev.tanemaki.problem.ProblemException usage, when there is no such environment
   */
  public static Environment parse(String label) {
    for (var environment : values()) {
      if (environment.label().equals(label.toLowerCase(Locale.ROOT))) {
        return environment;
      }
    }
    throw Problem.usage(
            "Unknown environment \"" + label + "\"",
            "",
            "Use one of development, staging, production.")
        .asException();
  }
}
