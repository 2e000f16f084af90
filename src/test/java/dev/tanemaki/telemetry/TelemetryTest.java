package dev.tanemaki.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import dev.tanemaki.database.Await;
import dev.tanemaki.telemetry.Snapshot.Phase;
import dev.tanemaki.telemetry.Snapshot.TableProgress;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class TelemetryTest {

  private static final OshiProbe MACHINE = new OshiProbe();

  @AfterAll
  static void close() {
    MACHINE.close();
  }

  @Test
  void countsOfManyWorkersAddUp() throws InterruptedException {
    try (var telemetry = new Telemetry(MACHINE)) {
      TableMeter table = telemetry.table("t", 400_000, true);
      telemetry.phase(Phase.LOAD);
      var threads = new ArrayList<Thread>();
      for (int i = 0; i < 4; i++) {
        WorkerMeter worker = telemetry.worker();
        threads.add(
            Thread.ofPlatform()
                .start(
                    () -> {
                      for (int batch = 0; batch < 1_000; batch++) {
                        worker.working("t");
                        worker.committed(table, 100, 1_234, System.nanoTime());
                      }
                      worker.idle();
                    }));
      }
      for (Thread thread : threads) {
        thread.join();
      }
      Snapshot snapshot = telemetry.snapshot();
      assertThat(snapshot.rows()).isEqualTo(400_000);
      assertThat(snapshot.bytes()).isEqualTo(4_936_000);
      assertThat(snapshot.latency().batches()).isEqualTo(4_000);
      assertThat(snapshot.tables()).containsExactly(new TableProgress("t", 400_000, 400_000));
      assertThat(snapshot.workers()).hasSize(4).allMatch(w -> w.batches() == 1_000);
      assertThat(snapshot.workers()).allMatch(w -> w.table().isEmpty());
      assertThat(snapshot.averageRowsPerSecond()).isPositive();
    }
  }

  @Test
  void latencyIsUnknownBeforeTheFirstBatchAndRightAfterMany() {
    try (var telemetry = new Telemetry(MACHINE)) {
      TableMeter table = telemetry.table("t", 100, true);
      assertThat(telemetry.snapshot().latency().p50()).isNaN();
      WorkerMeter worker = telemetry.worker();
      for (int i = 1; i <= 100; i++) {
        worker.committed(table, 1, 1, System.nanoTime() - i * 1_000_000L);
      }
      var latency = telemetry.snapshot().latency();
      assertThat(latency.p50()).isCloseTo(50, within(2.0));
      assertThat(latency.p95()).isCloseTo(95, within(3.0));
      assertThat(latency.p99()).isCloseTo(99, within(3.0));
      assertThat(telemetry.snapshot().latency()).isEqualTo(latency);
    }
  }

  @Test
  void rowsThatWereInBeforeCountAsProgressButNotAsSpeed() {
    try (var telemetry = new Telemetry(MACHINE)) {
      TableMeter table = telemetry.table("t", 1_000, true);
      table.alreadyIn(900);
      telemetry.phase(Phase.LOAD);
      assertThat(telemetry.snapshot().rows()).isEqualTo(900);
      assertThat(telemetry.snapshot().averageRowsPerSecond()).isZero();
    }
  }

  @Test
  void theProbeAnswersAtOnceAndKnowsMoreSoon() {
    try (var probe = new OshiProbe()) {
      // It did not wait for the first reading, which takes a while.
      assertThat(probe.latest().process()).isNaN();
      Await.until("a reading", () -> !Double.isNaN(probe.latest().process()));
      assertThat(probe.latest().process()).isBetween(0.0, 1.0);
      assertThat(probe.latest().machine()).isBetween(0.0, 1.0);
      assertThat(probe.latest().residentBytes()).isGreaterThan(10L << 20);
    }
  }

  @Test
  void pausesAreNoPartOfTheLoad() {
    var clock = new PhaseClock();
    clock.phase(Phase.LOAD, 1_000);
    clock.paused(2_000);
    assertThat(clock.loadNanos(9_000)).isEqualTo(1_000);
    assertThat(clock.loading()).isFalse();
    clock.resumed(10_000);
    assertThat(clock.loadNanos(11_000)).isEqualTo(2_000);
    clock.phase(Phase.VERIFY, 12_000);
    assertThat(clock.loadNanos(50_000)).isEqualTo(3_000);
    assertThat(clock.seconds(13_000))
        .containsEntry(Phase.PREPARE, 1e-6)
        .containsEntry(Phase.LOAD, 11e-6)
        .containsEntry(Phase.VERIFY, 1e-6);
  }

  @Test
  void aRestoreBeforeTheLoadIsNoPartOfIt() {
    var clock = new PhaseClock();
    clock.phase(Phase.RESTORE, 1_000_000_000L);
    clock.phase(Phase.LOAD, 3_000_000_000L);
    clock.phase(Phase.RESTORE, 7_000_000_000L);
    clock.phase(Phase.VERIFY, 8_000_000_000L);
    clock.phase(Phase.DONE, 9_000_000_000L);

    assertThat(clock.loadNanos(10_000_000_000L)).isEqualTo(4_000_000_000L);
    assertThat(clock.seconds(10_000_000_000L))
        .containsExactly(
            entry(Phase.PREPARE, 1.0),
            entry(Phase.LOAD, 4.0),
            entry(Phase.RESTORE, 3.0),
            entry(Phase.VERIFY, 1.0));
  }
}
