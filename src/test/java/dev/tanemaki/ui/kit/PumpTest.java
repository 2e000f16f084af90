package dev.tanemaki.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;

@OnScreen
class PumpTest {

  /** A window that is busy until the test lets it take what waits. */
  private final BlockingQueue<Runnable> window = new LinkedBlockingQueue<>();

  private final List<Integer> shown = new ArrayList<>();
  private final AtomicInteger source = new AtomicInteger();

  @Test
  void neverMoreThanOneUpdateWaits() throws InterruptedException {
    try (var pump = started()) {
      for (int i = 0; i < 50; i++) {
        pump.poll();
        assertThat(window).hasSize(1);
      }
    }
  }

  @Test
  void aBusyWindowGetsTheNewestAndSkipsTheRest() throws InterruptedException {
    try (var pump = started()) {
      int before = source.get();
      pump.poll();
      pump.poll();
      pump.poll();
      drain();
      assertThat(shown).containsExactly(before + 3);
    }
  }

  @Test
  void nothingArrivesAfterStop() throws InterruptedException {
    var pump = started();
    pump.poll();
    pump.stop();
    drain();
    assertThat(shown).isEmpty();
    assertThat(pump.isRunning()).isFalse();
  }

  @Test
  void aPumpThatWasStoppedStartsAgain() throws InterruptedException {
    try (var pump = started()) {
      pump.poll();
      pump.stop();
      drain();
      pump.start();
      window.take().run();
      assertThat(shown).hasSize(1);
    }
  }

  @Test
  void theSameSnapshotIsShownOnce() throws InterruptedException {
    Integer same = 1000;
    try (var pump = new Pump<>(() -> same, shown::add, () -> Duration.ofHours(1), window::add)) {
      pump.start();
      window.take().run();
      pump.poll();
      drain();
      assertThat(shown).containsExactly(same);
    }
  }

  @Test
  void aFailingSourceDoesNotEndThePump() throws InterruptedException {
    BlockingQueue<Integer> arrived = new LinkedBlockingQueue<>();
    try (var pump =
        new Pump<>(
            () -> {
              int beat = source.incrementAndGet();
              if (beat == 1) {
                throw new IllegalStateException("not yet");
              }
              return beat;
            },
            arrived::add,
            () -> Duration.ofMillis(5),
            Runnable::run)) {
      pump.start();
      assertThat(arrived.poll(3, TimeUnit.MINUTES)).isEqualTo(2);
    }
  }

  @Test
  void snapshotsArriveOnTheJavaFxThread() throws InterruptedException {
    Snapshots.onWindow(() -> null);
    BlockingQueue<Boolean> onWindow = new LinkedBlockingQueue<>();
    try (var pump =
        new Pump<>(
            source::incrementAndGet, ignored -> onWindow.add(Platform.isFxApplicationThread()))) {
      pump.start();
      assertThat(onWindow.poll(3, TimeUnit.MINUTES)).isTrue();
    }
  }

  /** A pump whose own first beat is over; the next one is an hour away. */
  private Pump<Integer> started() throws InterruptedException {
    var pump =
        new Pump<>(source::incrementAndGet, shown::add, () -> Duration.ofHours(1), window::add);
    pump.start();
    window.take().run();
    shown.clear();
    return pump;
  }

  private void drain() {
    while (!window.isEmpty()) {
      window.remove().run();
    }
  }
}
