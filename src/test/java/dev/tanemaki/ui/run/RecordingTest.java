package dev.tanemaki.ui.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.telemetry.Snapshot;
import dev.tanemaki.telemetry.Snapshot.Phase;
import dev.tanemaki.telemetry.Snapshot.WorkerActivity;
import dev.tanemaki.ui.session.Reading;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is drawn of the batches between two readings. */
class RecordingTest {

  private static final long MILLI = 1_000_000;

  private final Recording recording = new Recording();

  @Test
  void batchesBeforeTheFirstReadingAreNotDrawnBackToTheStart() {
    read(900, false, new WorkerActivity(0, 0, "", 0, Double.NaN, 0));
    read(1_000, false, new WorkerActivity(0, 3, "t", 990 * MILLI, 20, 980 * MILLI));
    assertThat(cells()).containsExactly("920-940", "940-960", "960-980");
    assertThat(recording.lanes().runningSince(0)).isEqualTo(990 * MILLI);
  }

  @Test
  void aPauseIsNoPartOfABatch() {
    read(100, false, new WorkerActivity(0, 1, "t", 80 * MILLI, 50, 80 * MILLI));
    read(200, true, new WorkerActivity(0, 2, "", 0, 50, 130 * MILLI));
    read(9_000, false, new WorkerActivity(0, 4, "t", 8_990 * MILLI, 40, 8_990 * MILLI));
    assertThat(cells()).containsExactly("30-80", "80-130", "8910-8950", "8950-8990");
  }

  @Test
  void moreBatchesThanFitShareTheTimeThereWas() {
    read(100, false, new WorkerActivity(0, 1, "t", 90 * MILLI, 10, 90 * MILLI));
    read(200, false, new WorkerActivity(0, 4, "t", 190 * MILLI, 60, 190 * MILLI));
    assertThat(cells()).containsExactly("80-90", "90-110", "110-130", "130-190");
  }

  private List<String> cells() {
    var lanes = recording.lanes();
    return IntStream.range(0, lanes.size())
        .mapToObj(i -> lanes.start(i) / MILLI + "-" + lanes.end(i) / MILLI)
        .toList();
  }

  private void read(long millis, boolean held, WorkerActivity worker) {
    recording.add(
        new Reading(
            new Snapshot(
                millis * MILLI,
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
                List.of(worker),
                0,
                List.of()),
            held));
  }
}
