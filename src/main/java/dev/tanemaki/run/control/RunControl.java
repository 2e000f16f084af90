package dev.tanemaki.run.control;

import dev.tanemaki.database.ServerException;
import dev.tanemaki.run.layout.Batch;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What the operator wants: go, pause, cancel; and what a failure wants: stop. Threads of the run
 * look here between chunks, which costs a volatile read.
 */
public final class RunControl {

  /**
   * What keeps the run from going on until somebody has seen to it.
   *
   * @param batch what was being loaded
   */
  public record Held(ServerException failure, Batch batch) {}

  /** A batch that takes longer than this to end after a pause is given up and made again later. */
  static final long GRACE_NANOS = 1_000_000_000L;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private volatile boolean paused;
  private volatile Held held;
  private volatile boolean stopped;
  private volatile boolean cancelled;
  private volatile long since;

  /**
   * @return whether that changed anything
   */
  public boolean pause() {
    return change(
        () -> {
          if (paused || stopped) {
            return false;
          }
          since = System.nanoTime();
          paused = true;
          return true;
        });
  }

  /**
   * The server needs the operator: the run pauses until it is resumed or cancelled.
   *
   * @return whether this is the first to say so
   */
  public boolean hold(Held because) {
    return change(
        () -> {
          if (held != null || stopped) {
            return false;
          }
          held = because;
          if (!paused) {
            since = System.nanoTime();
            paused = true;
          }
          return true;
        });
  }

  /** Why the run is held, where it is the server and not the operator that wanted it. */
  public Optional<Held> held() {
    return Optional.ofNullable(held);
  }

  /**
   * @return whether that changed anything
   */
  public boolean resume() {
    return change(
        () -> {
          boolean was = paused;
          paused = false;
          held = null;
          return was;
        });
  }

  /**
   * The operator ends the run.
   *
   * @return whether that changed anything
   */
  public boolean cancel() {
    return change(
        () -> {
          if (stopped) {
            return false;
          }
          cancelled = true;
          since = System.nanoTime();
          stopped = true;
          return true;
        });
  }

  /** Something failed: all threads of the run end. */
  public void stop() {
    change(
        () -> {
          if (!stopped) {
            since = System.nanoTime();
            stopped = true;
          }
          return true;
        });
  }

  public boolean paused() {
    return paused && !stopped;
  }

  boolean cancelled() {
    return cancelled;
  }

  public boolean stopped() {
    return stopped;
  }

  /** Nanoseconds since the wish that holds now was uttered. */
  public long waiting() {
    return System.nanoTime() - since;
  }

  /** Whether a pause has waited long enough for work under way. */
  boolean overdue() {
    return paused && waiting() > GRACE_NANOS;
  }

  /**
   * Between chunks of a batch.
   *
   * @throws StoppedException when the run is to end
   * @throws HeldException when it is to pause and the batch has had its time
   */
  public void check() {
    if (stopped) {
      throw new StoppedException();
    }
    if (overdue()) {
      throw new HeldException();
    }
  }

  /**
   * Between batches and statements: waits through a pause.
   *
   * @throws StoppedException when the run is to end
   */
  public void pass() {
    if (paused && !stopped) {
      lock.lock();
      try {
        while (paused && !stopped) {
          changed.awaitUninterruptibly();
        }
      } finally {
        lock.unlock();
      }
    }
    if (stopped) {
      throw new StoppedException();
    }
  }

  /**
   * Waits that long, less where the run stops.
   *
   * @throws StoppedException when the run is to end
   */
  void rest(Duration pause) {
    long left = pause.toNanos();
    lock.lock();
    try {
      while (left > 0 && !stopped) {
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoppedException();
    } finally {
      lock.unlock();
    }
    if (stopped) {
      throw new StoppedException();
    }
  }

  private boolean change(java.util.function.BooleanSupplier how) {
    lock.lock();
    try {
      boolean did = how.getAsBoolean();
      changed.signalAll();
      return did;
    } finally {
      lock.unlock();
    }
  }
}
