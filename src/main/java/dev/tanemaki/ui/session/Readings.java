package dev.tanemaki.ui.session;

import dev.tanemaki.run.Run;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Reads a run ten times a second, however seldom the window can draw: a load of a second has its
 * curve even where a picture takes as long, and what is drawn late is drawn whole.
 */
final class Readings implements AutoCloseable {

  private static final Duration PACE = Duration.ofMillis(100);

  private final Backlog backlog = new Backlog();
  private final ScheduledExecutorService reader =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("run-reader").factory());

  /** Reads until it is closed. */
  Readings(Run run) {
    reader.scheduleWithFixedDelay(
        () -> backlog.add(Reading.of(run)), 0, PACE.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** What was read since it was last asked, oldest first. */
  List<Reading> take() {
    return backlog.take();
  }

  @Override
  public void close() {
    reader.shutdown();
  }
}
