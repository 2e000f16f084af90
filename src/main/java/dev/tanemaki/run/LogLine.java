package dev.tanemaki.run;

import java.time.Instant;

/** One line of a run's log. */
public record LogLine(Instant at, Level level, String text) {

  /** How much a line asks for attention. */
  public enum Level {
    INFO,
    ATTENTION,
    DANGER
  }
}
