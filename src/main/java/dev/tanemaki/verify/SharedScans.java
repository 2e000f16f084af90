package dev.tanemaki.verify;

import dev.tanemaki.database.Session;
import dev.tanemaki.schema.Table;
import dev.tanemaki.verify.query.RowSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;

/**
 * The passes of one verification over large tables, which a session with nothing else to do may
 * help with.
 */
final class SharedScans {

  private final int sessions;
  private final long fewest;
  private final Runnable alive;

  private final Deque<SharedScan> scans = new ArrayDeque<>();
  private int steps;

  /**
   * @param sessions that may take part
   * @param fewest blocks that are worth a statement of their own
   * @param alive throws where the verification is to end
   */
  SharedScans(int sessions, long fewest, Runnable alive) {
    this.sessions = sessions;
    this.fewest = fewest;
    this.alive = alive;
  }

  /**
   * Counts in all rows of a table, alone or with others. In a repeatable read transaction.
   *
   * @param count what is to be counted in some rows; from several threads
   * @param together what two parts have counted
   */
  long[] count(
      Session session,
      Table table,
      BiFunction<Session, RowSource, long[]> count,
      BinaryOperator<long[]> together) {
    if (sessions > 1) {
      var blocks = RowSource.Range.all(session, table);
      if (blocks.count() >= 2 * fewest) {
        String snapshot =
            session.queryOne("select pg_export_snapshot()", row -> row.string(1)).orElseThrow();
        var scan = new SharedScan(this, snapshot, sessions, fewest, blocks, count, together);
        offer(scan);
        try {
          return scan.run(session, alive);
        } finally {
          remove(scan);
        }
      }
    }
    return count.apply(session, new RowSource.All(table));
  }

  /** A step begins, of which a scan may come. */
  synchronized void begun() {
    steps++;
  }

  synchronized void ended() {
    steps--;
    notifyAll();
  }

  void help(SharedScan scan, Session session) {
    scan.help(session, alive);
  }

  private synchronized void offer(SharedScan scan) {
    scans.add(scan);
    notifyAll();
  }

  private synchronized void remove(SharedScan scan) {
    scans.remove(scan);
  }

  /** One to help with, as soon as there is any; empty once there will be none. */
  synchronized Optional<SharedScan> await() {
    boolean interrupted = false;
    Optional<SharedScan> open = open();
    while (open.isEmpty() && steps > 0) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
      open = open();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return open;
  }

  private Optional<SharedScan> open() {
    return scans.stream().filter(SharedScan::open).findFirst();
  }
}
