package dev.tanemaki.ui.kit;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that follows a hand: of many asks the latest is done, never a queue of them. One is under
 * way at a time, one waits at most, and at most one result is on its way to the JavaFX thread.
 *
 * @param <A> what is asked for, immutable
 * @param <R> what comes of it, immutable
 */
public final class Latest<A, R> {

  private static final Logger LOG = LoggerFactory.getLogger(Latest.class);

  /** Does what was asked. */
  public interface Work<A, R> {
    /**
     * @param show brings a result to the JavaFX thread; may be called more than once, for what is
     *     known first and what follows
     */
    void run(A asked, Consumer<? super R> show);
  }

  private final Executor executor;
  private final Executor window;
  private final Work<? super A, R> work;
  private final Consumer<? super R> sink;
  private final AtomicReference<A> waiting = new AtomicReference<>();
  private final AtomicReference<R> pending = new AtomicReference<>();
  private final AtomicBoolean busy = new AtomicBoolean();
  private volatile Thread worker;

  Latest(Executor executor, Executor window, Work<? super A, R> work, Consumer<? super R> sink) {
    this.executor = executor;
    this.window = window;
    this.work = work;
    this.sink = sink;
  }

  /** Asks; what was asked before and not begun is forgotten. */
  public void ask(A asked) {
    waiting.set(asked);
    if (busy.compareAndSet(false, true)) {
      executor.execute(this::work);
    } else {
      LockSupport.unpark(worker);
    }
  }

  /** Whether more was asked for since the work under way was begun. */
  public boolean isWaiting() {
    return waiting.get() != null;
  }

  /**
   * Waits for more to be asked for; for the work under way only.
   *
   * @param within how long at most
   * @return whether more was asked for, or no more is wanted because the thread was interrupted
   */
  public boolean awaitMore(Duration within) {
    long end = System.nanoTime() + within.toNanos();
    for (long left = within.toNanos(); left > 0; left = end - System.nanoTime()) {
      if (isWaiting() || Thread.currentThread().isInterrupted()) {
        return true;
      }
      LockSupport.parkNanos(this, left);
    }
    return isWaiting();
  }

  private void work() {
    worker = Thread.currentThread();
    do {
      for (A next = waiting.getAndSet(null); next != null; next = waiting.getAndSet(null)) {
        try {
          work.run(next, this::show);
        } catch (RuntimeException | Error e) {
          // An error must not end all work to come: busy would stay set for ever.
          LOG.error("Nothing came of {}", next, e);
        }
      }
      busy.set(false);
    } while (waiting.get() != null && busy.compareAndSet(false, true));
  }

  private void show(R result) {
    if (pending.getAndSet(result) == null) {
      window.execute(this::deliver);
    }
  }

  private void deliver() {
    R result = pending.getAndSet(null);
    if (result != null) {
      sink.accept(result);
    }
  }
}
