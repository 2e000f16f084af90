package dev.tanemaki.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** How often a window draws beside a run. */
@Isolated
class PaceTest {

  private static final Duration TENTH = Duration.ofMillis(100);

  private final AtomicLong cpu = new AtomicLong();
  private final Pace pace = new Pace(cpu::get, 4);

  @Test
  void cheapPicturesComeTenTimesASecond() {
    assertThat(after(Duration.ofMillis(2))).isEqualTo(TENTH);
  }

  @Test
  void dearPicturesTakeNoMoreThanTheirShareOfTheMachine() {
    // An eightieth of four processors is a twentieth of one: 20 ms of work every 400 ms.
    assertThat(after(Duration.ofMillis(20)))
        .isBetween(Duration.ofMillis(390), Duration.ofMillis(400));
  }

  @Test
  void theSlowestIsOnceASecond() {
    assertThat(after(Duration.ofSeconds(3))).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void picturesThatBecomeCheapComeFasterAgain() {
    after(Duration.ofMillis(80));
    assertThat(after(Duration.ofMillis(1))).isEqualTo(TENTH);
  }

  /** The pause once every picture has cost so much for a while. */
  private Duration after(Duration cost) {
    Duration pause = null;
    for (int i = 0; i < 30; i++) {
      cpu.addAndGet(cost.toNanos());
      pause = pace.get();
    }
    return pause;
  }
}
