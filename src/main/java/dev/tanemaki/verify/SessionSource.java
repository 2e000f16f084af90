package dev.tanemaki.verify;

import dev.tanemaki.database.Session;
import java.util.function.Function;

/** Lends sessions to checks, one per thread; {@code Database} does, a run does under its watch. */
public interface SessionSource {

  /**
   * Runs work on a session. May run it again from its beginning where it was interrupted, so the
   * work must not leave anything behind.
   */
  <T> T with(Function<Session, T> work);
}
