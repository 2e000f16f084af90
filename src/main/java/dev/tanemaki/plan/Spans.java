package dev.tanemaki.plan;

import java.time.Duration;
import java.util.Optional;

/** Lengths of time as a plan writes them, both ways: {@code -90d}, {@code 12h}, {@code 1d12h}. */
public final class Spans {

  private Spans() {}

  /** The length; empty where the text is none. */
  public static Optional<Duration> parse(String text) {
    return text.length() > 40 ? Optional.empty() : Scalars.duration(text);
  }

  public static String text(Duration span) {
    return Scalars.text(span);
  }
}
