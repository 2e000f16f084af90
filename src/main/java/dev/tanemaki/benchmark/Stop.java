package dev.tanemaki.benchmark;

import dev.tanemaki.database.Session;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The end of a measurement before its time: whatever its sessions are at is cancelled. */
final class Stop {

  /** Leaves a measurement that was stopped; never leaves this package. */
  static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stopped() {
      super("stopped", null, false, false);
    }
  }

  private final Set<Session> sessions = ConcurrentHashMap.newKeySet();
  private volatile boolean stopped;

  void watch(Session session) {
    sessions.add(session);
  }

  void leave(Session session) {
    sessions.remove(session);
  }

  boolean stopped() {
    return stopped;
  }

  /** To be asked between any two short pieces of work. */
  void check() {
    if (stopped) {
      throw new Stopped();
    }
  }

  /** From any thread. */
  void stop() {
    stopped = true;
    for (Session session : sessions) {
      try {
        session.cancel();
      } catch (RuntimeException e) {
        // Its server is gone; so is what it was at.
      }
    }
  }
}
