package dev.tanemaki.run;

import dev.tanemaki.database.ServerException;
import dev.tanemaki.run.LogLine.Event;

/** The workers of a run together: how many there still are, and what holds all of them. */
final class Crew {

  private final RunControl control;
  private final RunLog log;
  private int size;

  Crew(int size, RunControl control, RunLog log) {
    this.size = size;
    this.control = control;
    this.log = log;
  }

  /**
   * One worker may leave, as long as another one stays.
   *
   * @return whether it is to leave
   */
  synchronized boolean leave() {
    if (size == 1) {
      return false;
    }
    size--;
    log.attention(Event.FEWER_WORKERS, size);
    return true;
  }

  /** Everybody waits until the operator has seen to the server. */
  void hold(ServerException failure, Batch batch) {
    if (control.hold(new RunControl.Held(failure, batch))) {
      log.failed(failure.problem());
    }
  }
}
