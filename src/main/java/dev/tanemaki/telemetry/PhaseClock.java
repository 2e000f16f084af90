package dev.tanemaki.telemetry;

import dev.tanemaki.telemetry.Snapshot.Phase;
import java.util.EnumMap;
import java.util.Map;

/**
 * How long each phase took, and how long the load was really going. Phases may come in any order,
 * and again: what an earlier run has left aside is brought back before a load. Safe from any
 * thread.
 */
final class PhaseClock {

  private final Map<Phase, Long> past = new EnumMap<>(Phase.class);
  private Phase phase = Phase.PREPARE;
  private long since;
  private long pausedSince = -1;
  private long pausedNanos;

  synchronized void phase(Phase next, long nanos) {
    resumed(nanos);
    past.merge(phase, nanos - since, Long::sum);
    phase = next;
    since = nanos;
  }

  synchronized Phase phase() {
    return phase;
  }

  synchronized void paused(long nanos) {
    if (pausedSince < 0) {
      pausedSince = nanos;
    }
  }

  synchronized void resumed(long nanos) {
    if (pausedSince >= 0) {
      if (phase == Phase.LOAD) {
        pausedNanos += nanos - pausedSince;
      }
      pausedSince = -1;
    }
  }

  /** Whether rows are coming in. */
  synchronized boolean loading() {
    return phase == Phase.LOAD && pausedSince < 0;
  }

  /** Nanoseconds of the load so far, pauses left out; 0 before it begins. */
  synchronized long loadNanos(long nanos) {
    long running = phase == Phase.LOAD && pausedSince >= 0 ? nanos - pausedSince : 0;
    return of(Phase.LOAD, nanos) - pausedNanos - running;
  }

  /** Seconds of every phase that has begun, pauses included; the one under way until now. */
  synchronized Map<Phase, Double> seconds(long nanos) {
    var seconds = new EnumMap<Phase, Double>(Phase.class);
    for (Phase begun : Phase.values()) {
      if (begun != Phase.DONE && (begun == phase || past.containsKey(begun))) {
        seconds.put(begun, of(begun, nanos) / 1e9);
      }
    }
    return seconds;
  }

  private long of(Phase begun, long nanos) {
    return past.getOrDefault(begun, 0L) + (begun == phase ? nanos - since : 0);
  }
}
