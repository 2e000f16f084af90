package dev.tanemaki.ui.kit;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries snapshots to the JavaFX thread: asks a source at a steady pace, on a thread of its own,
 * and keeps at most one update under way. A snapshot that the window could not show in time is
 * replaced by the next one, so a busy window slows neither the engine nor itself.
 *
 * @param <T> immutable
 */
public final class Pump<T> implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Pump.class);

  private final Supplier<? extends T> source;
  private final Consumer<? super T> sink;
  private final Supplier<Duration> pace;
  private final Executor window;
  private final AtomicReference<T> pending = new AtomicReference<>();
  private ScheduledExecutorService scheduler;
  private T shown;

  /**
   * @param source called on the pump's thread; null means that there is nothing to show now
   * @param sink called on the JavaFX thread; not again for the same object
   */
  public Pump(Supplier<? extends T> source, Consumer<? super T> sink) {
    this(source, sink, new Pace(), Platform::runLater);
  }

  /**
   * @param pace asked after each time how long to wait for the next
   */
  Pump(
      Supplier<? extends T> source,
      Consumer<? super T> sink,
      Supplier<Duration> pace,
      Executor window) {
    this.source = Objects.requireNonNull(source);
    this.sink = Objects.requireNonNull(sink);
    this.pace = Objects.requireNonNull(pace);
    this.window = Objects.requireNonNull(window);
  }

  /** Starts asking, at once and then at its pace. Without effect while it runs. */
  public synchronized void start() {
    if (scheduler == null) {
      scheduler =
          Executors.newSingleThreadScheduledExecutor(
              Thread.ofPlatform().daemon().name("snapshot-pump").factory());
      ScheduledExecutorService own = scheduler;
      own.execute(() -> beat(own));
    }
  }

  /** Stops asking. Called on the JavaFX thread, nothing more reaches the sink. */
  public synchronized void stop() {
    if (scheduler != null) {
      scheduler.shutdownNow();
      scheduler = null;
    }
  }

  public synchronized boolean isRunning() {
    return scheduler != null;
  }

  @Override
  public void close() {
    stop();
  }

  private void beat(ScheduledExecutorService own) {
    poll();
    Duration pause = pace.get();
    synchronized (this) {
      if (scheduler == own) {
        own.schedule(() -> beat(own), pause.toNanos(), TimeUnit.NANOSECONDS);
      }
    }
  }

  /** Asks once. */
  void poll() {
    try {
      T snapshot = source.get();
      if (snapshot != null && pending.getAndSet(snapshot) == null) {
        window.execute(this::deliver);
      }
    } catch (RuntimeException e) {
      LOG.warn("No snapshot this time", e);
    }
  }

  private void deliver() {
    T snapshot = pending.getAndSet(null);
    if (snapshot != null && snapshot != shown && isRunning()) {
      shown = snapshot;
      sink.accept(snapshot);
    }
  }
}
