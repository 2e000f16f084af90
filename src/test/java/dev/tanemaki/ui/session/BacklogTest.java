package dev.tanemaki.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.telemetry.Snapshot;
import dev.tanemaki.telemetry.Snapshot.Phase;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a window that hangs has missed. */
class BacklogTest {

  private final Backlog backlog = new Backlog();

  private static Reading reading(long nanos) {
    return new Reading(
        new Snapshot(
            nanos,
            Phase.LOAD,
            0,
            0,
            0,
            0,
            0,
            new Snapshot.Heap(0, 0, 0, 0),
            new Snapshot.Cpu(0, 0, 0),
            new Snapshot.Latency(0, 0, 0, 0),
            List.of(),
            List.of(),
            0,
            List.of()),
        false);
  }

  private List<Long> taken() {
    return backlog.take().stream().map(r -> r.snapshot().nanos()).toList();
  }

  @Test
  void whatIsTakenInTimeIsAllThereIs() {
    for (long i = 0; i < Backlog.MOST; i++) {
      backlog.add(reading(i));
    }
    assertThat(taken()).hasSize(Backlog.MOST).isSorted().startsWith(0L, 1L, 2L);
    assertThat(taken()).isEmpty();
  }

  @Test
  void hoursOfReadingsThatNobodyTakesStayFewAndReachBackToTheFirst() {
    long last = 20L * Backlog.MOST;
    for (long i = 0; i <= last; i++) {
      backlog.add(reading(i));
    }
    var taken = taken();
    assertThat(taken).hasSizeBetween(Backlog.MOST / 2, Backlog.MOST).isSorted();
    assertThat(taken).startsWith(0L).endsWith(last);
  }
}
