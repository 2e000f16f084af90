package dev.tanemaki.run.load;

import dev.tanemaki.database.ServerException;
import dev.tanemaki.run.LogLine.Event;
import dev.tanemaki.run.control.RunControl;
import dev.tanemaki.run.control.RunLog;
import dev.tanemaki.run.layout.Batch;
import java.util.function.LongSupplier;

/**
 * The workers of a run together: how many there still are, and what holds all of them. What a run
 * needs of the server's connections and of this process's memory grows with its workers, and with
 * nothing else that could be had less of.
 */
final class Crew {

  /** Why a worker leaves. */
  enum Shortage {
    CONNECTIONS(Event.FEWER_WORKERS),
    MEMORY(Event.LESS_MEMORY);

    private final Event told;

    Shortage(Event told) {
      this.told = told;
    }
  }

  private final RunControl control;
  private final RunLog log;
  private final LongSupplier tightCollections;
  private int size;
  private long seen;

  /**
   * @param tightCollections how often so far a collection has left the heap too full
   */
  Crew(int size, RunControl control, RunLog log, LongSupplier tightCollections) {
    this.size = size;
    this.control = control;
    this.log = log;
    this.tightCollections = tightCollections;
    this.seen = tightCollections.getAsLong();
  }

  /**
   * One worker may leave, as long as another one stays.
   *
   * @return whether it is to leave
   */
  synchronized boolean leave(Shortage shortage) {
    if (size == 1) {
      return false;
    }
    size--;
    // What was too full before says nothing of how full it is without this one.
    seen = tightCollections.getAsLong();
    log.attention(shortage.told, size);
    return true;
  }

  /** Whether memory has become short since the last worker left, and another leaves. */
  private boolean tooMany() {
    return tightCollections.getAsLong() > seen && leave(Shortage.MEMORY);
  }

  /**
   * A worker takes the memory that it needs. One after the other, so that the first for whom there
   * is none finds it out by itself: all at once would take it from threads that cannot do without.
   *
   * @return false where there is none and the worker is to leave
   */
  synchronized boolean grow(Runnable growth) {
    if (tooMany()) {
      return false;
    }
    growth.run();
    return true;
  }

  /** Everybody waits until the operator has seen to the server. */
  void hold(ServerException failure, Batch batch) {
    if (control.hold(new RunControl.Held(failure, batch))) {
      log.failed(failure.problem());
    }
  }
}
