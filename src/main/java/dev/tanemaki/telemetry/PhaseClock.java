package dev.tanemaki.telemetry;

import dev.tanemaki.telemetry.Snapshot.Phase;
import java.util.EnumMap;
import java.util.Map;

/** When each phase began, and how long the load was really going. Safe from any thread. */
final class PhaseClock {

  private final Map<Phase, Long> begins = new EnumMap<>(Phase.class);
  private Phase phase = Phase.PREPARE;
  private long pausedSince = -1;
  private long pausedNanos;

  PhaseClock() {
    begins.put(Phase.PREPARE, 0L);
  }

  synchronized void phase(Phase next, long nanos) {
    resumed(nanos);
    phase = next;
    begins.putIfAbsent(next, nanos);
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
    Long began = begins.get(Phase.LOAD);
    if (began == null) {
      return 0;
    }
    long running = phase == Phase.LOAD && pausedSince >= 0 ? nanos - pausedSince : 0;
    return endOf(Phase.LOAD, nanos) - began - pausedNanos - running;
  }

  /** Seconds of every phase that has begun, pauses included; the one under way until now. */
  synchronized Map<Phase, Double> seconds(long nanos) {
    var seconds = new EnumMap<Phase, Double>(Phase.class);
    begins.forEach(
        (begun, began) -> {
          if (begun != Phase.DONE) {
            seconds.put(begun, (endOf(begun, nanos) - began) / 1e9);
          }
        });
    return seconds;
  }

  private long endOf(Phase begun, long nanos) {
    return begins.entrySet().stream()
        .filter(entry -> entry.getKey().compareTo(begun) > 0)
        .mapToLong(Map.Entry::getValue)
        .findFirst()
        .orElse(nanos);
  }
}
