package dev.tanemaki.verify;

import dev.tanemaki.database.Session;
import dev.tanemaki.verify.query.RowSource;
import dev.tanemaki.verify.query.RowSource.Range;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;

/**
 * A pass over a large table that several sessions make together, each some of its blocks at a time.
 * The session that began it holds the snapshot of all: rows that move or come meanwhile are seen by
 * none. All state is guarded by the lock of those who share it.
 */
final class SharedScan {

  /**
   * A server whose processes help each other reads all blocks and leaves out those of other parts,
   * where what is asked of a row is dear: with every part the whole table again.
   */
  private static final String ALONE = "set local max_parallel_workers_per_gather = 0";

  /** There is nothing to help with any more. It rolls back: no server commits what has failed. */
  static final class OverException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OverException(RuntimeException cause) {
      super(cause);
    }
  }

  private final Object lock;
  private final String snapshot;
  private final int sessions;
  private final long fewest;
  private final BiFunction<Session, RowSource, long[]> count;
  private final BinaryOperator<long[]> together;
  private final Deque<Range> left = new ArrayDeque<>();
  private long[] found;
  private int helpers;
  private boolean over;

  /**
   * @param lock is notified of every change
   * @param snapshot exported by the transaction that begins it
   * @param sessions that may take part
   * @param fewest blocks that are worth a statement of their own
   * @param all blocks of the table
   * @param count what is to be counted in some of them
   * @param together what two parts have counted
   */
  SharedScan(
      Object lock,
      String snapshot,
      int sessions,
      long fewest,
      Range all,
      BiFunction<Session, RowSource, long[]> count,
      BinaryOperator<long[]> together) {
    this.lock = lock;
    this.snapshot = snapshot;
    this.sessions = sessions;
    this.fewest = fewest;
    this.count = count;
    this.together = together;
    left.add(all);
  }

  /**
   * Counts, with whoever helps. For the session whose transaction has exported the snapshot.
   *
   * @param alive throws where the verification is to end
   */
  long[] run(Session session, Runnable alive) {
    try {
      session.execute(ALONE);
      do {
        work(session, alive);
      } while (waited());
      synchronized (lock) {
        return found;
      }
    } finally {
      synchronized (lock) {
        over = true;
        lock.notifyAll();
      }
    }
  }

  /** Whether there is something left to be helped with. */
  boolean open() {
    synchronized (lock) {
      return !over && !left.isEmpty();
    }
  }

  /**
   * Takes part, in a repeatable read transaction that has read nothing yet.
   *
   * @throws OverException where the session that began it has given up: it is for that one to tell
   *     why
   */
  void help(Session session, Runnable alive) {
    synchronized (lock) {
      if (over) {
        return;
      }
      helpers++;
    }
    try {
      session.execute("set transaction snapshot '" + snapshot + "'");
      session.execute(ALONE);
      work(session, alive);
    } catch (RuntimeException e) {
      synchronized (lock) {
        // A snapshot ends with its session: what that met is what has to be told.
        throw over ? new OverException(e) : e;
      }
    } finally {
      synchronized (lock) {
        helpers--;
        lock.notifyAll();
      }
    }
  }

  private void work(Session session, Runnable alive) {
    for (Range range = take(); range != null; range = take()) {
      boolean counted = false;
      try {
        alive.run();
        long[] part = count.apply(session, range);
        counted = true;
        synchronized (lock) {
          found = found == null ? part : together.apply(found, part);
        }
      } finally {
        if (!counted) {
          synchronized (lock) {
            left.push(range);
            lock.notifyAll();
          }
        }
      }
    }
  }

  /** Less and less, so that all end at about the same time. */
  private Range take() {
    synchronized (lock) {
      Range next = over ? null : left.poll();
      if (next == null) {
        return null;
      }
      long blocks = Math.max(fewest, Math.ceilDiv(next.count(), sessions));
      if (blocks >= next.count()) {
        return next;
      }
      long end = next.first() + blocks;
      left.push(new Range(next.table(), end, next.end()));
      return new Range(next.table(), next.first(), end);
    }
  }

  /** Waits for helpers; whether any of them has left something undone. */
  private boolean waited() {
    boolean interrupted = false;
    synchronized (lock) {
      while (helpers > 0 && left.isEmpty()) {
        try {
          lock.wait();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      return !left.isEmpty();
    }
  }
}
