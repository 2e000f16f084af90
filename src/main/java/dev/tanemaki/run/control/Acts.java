package dev.tanemaki.run.control;

import dev.tanemaki.database.Session;
import dev.tanemaki.run.ledger.Audit;
import dev.tanemaki.run.ledger.Audit.Act;
import java.util.ArrayDeque;

/**
 * What the operator has done to a run and the ledger does not know yet. Whoever acts does not wait
 * for the server; the thread that keeps the run writes it down. Safe from any thread.
 */
public final class Acts {

  /**
   * @param nanos when, by {@link System#nanoTime}
   */
  private record Pending(Act act, long nanos) {}

  /** One writes at a time; adding does not wait for that. */
  private final Object writing = new Object();

  private final ArrayDeque<Pending> pending = new ArrayDeque<>();
  private boolean fresh;
  private boolean over;

  public synchronized void add(Act act) {
    pending.add(new Pending(act, System.nanoTime()));
    fresh = true;
    notifyAll();
  }

  /** Writes down what the ledger does not know yet, in the order in which it was done. */
  void write(Session session, long run) {
    synchronized (writing) {
      for (Pending next = first(); next != null; next = first()) {
        Audit.write(session, next.act(), run, (System.nanoTime() - next.nanos()) / 1e9);
        removeFirst();
      }
    }
  }

  private synchronized Pending first() {
    return pending.peekFirst();
  }

  private synchronized void removeFirst() {
    pending.removeFirst();
  }

  /**
   * Waits that long, less where there is something new to write down or no more will come.
   *
   * @return false where no more will come
   */
  synchronized boolean await(long millis) throws InterruptedException {
    if (!fresh && !over) {
      wait(millis);
    }
    fresh = false;
    return !over;
  }

  /** Nobody writes down any more. */
  synchronized void close() {
    over = true;
    notifyAll();
  }
}
