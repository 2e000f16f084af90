package dev.tanemaki.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.telemetry.Snapshot.Restore.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Mission Control gets to see of a run. */
class EventsTest {

  @TempDir Path home;

  @Test
  void batchesRestoresAndChecksAreRecorded() throws IOException {
    Path file = home.resolve("run.jfr");
    try (var recording = new Recording();
        var machine = new OshiProbe();
        var telemetry = new Telemetry(machine)) {
      recording.start();
      var table = telemetry.table("jobs", 10, true);
      var worker = telemetry.worker();
      worker.working("jobs");
      worker.committed(table, 10, 700, System.nanoTime());
      var restore = telemetry.restore("jobs", "jobs_pkey", false);
      restore.step(Step.UNDER_WAY);
      restore.step(Step.BACK);
      CheckEvent.record("jobs.jobs_pkey", 10, 1);
      recording.stop();
      recording.dump(file);
    }
    List<RecordedEvent> events =
        RecordingFile.readAllEvents(file).stream()
            .filter(e -> e.getEventType().getName().startsWith("dev.tanemaki."))
            // A recording is of the whole JVM, where other tests run too.
            .filter(e -> e.getThread().getJavaThreadId() == Thread.currentThread().threadId())
            .toList();
    assertThat(events)
        .extracting(e -> e.getEventType().getName())
        .containsExactlyInAnyOrder(
            "dev.tanemaki.Batch", "dev.tanemaki.Restore", "dev.tanemaki.Check");
    RecordedEvent batch = named(events, "dev.tanemaki.Batch");
    assertThat(batch.getString("table")).isEqualTo("jobs");
    assertThat(batch.getLong("rows")).isEqualTo(10);
    assertThat(named(events, "dev.tanemaki.Restore").getBoolean("succeeded")).isTrue();
    assertThat(named(events, "dev.tanemaki.Check").getLong("violations")).isEqualTo(1);
  }

  private static RecordedEvent named(List<RecordedEvent> events, String name) {
    return events.stream().filter(e -> e.getEventType().getName().equals(name)).findFirst().get();
  }
}
