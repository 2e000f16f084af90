package dev.tanemaki.run;

import dev.tanemaki.run.Audit.Act;
import java.util.ArrayDeque;

/**
 * What the operator has done to a run and the ledger does not know yet. Whoever acts does not wait
 * for the server; the thread that keeps the run writes it down. Safe from any thread.
 */
final class Acts {

  /**
   * @param nanos when, by {@link System#nanoTime}
   */
  record Pending(Act act, long nanos) {}

  private final ArrayDeque<Pending> pending = new ArrayDeque<>();
  private boolean fresh;
  private boolean over;

  synchronized void add(Act act) {
    pending.add(new Pending(act, System.nanoTime()));
    fresh = true;
    notifyAll();
  }

  /** The oldest that is not written down; null where there is none. It stays until removed. */
  synchronized Pending first() {
    return pending.peekFirst();
  }

  synchronized void removeFirst() {
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
