package dev.tanemaki.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RateWindowTest {

  private final RateWindow window = new RateWindow();

  @Test
  void thereIsNoRateBeforeTheFirstCommit() {
    assertThat(window.perSecond(millis(500))).isZero();
    window.begin(0);
    assertThat(window.perSecond(millis(500))).isZero();
  }

  @Test
  void aSteadyLoadHasASteadyRateWhereverOneLooks() {
    window.begin(0);
    for (int i = 1; i <= 40; i++) {
      window.committed(millis(100 * i), 5_000);
      if (i > 3) {
        assertThat(window.perSecond(millis(100 * i + 50))).isCloseTo(50_000, within(100.0));
        assertThat(window.perSecond(millis(100 * i + 99))).isCloseTo(50_000, within(100.0));
      }
    }
  }

  @Test
  void onlyTheLastSecondCounts() {
    window.begin(0);
    for (int i = 1; i <= 20; i++) {
      window.committed(millis(100 * i), 1_000);
    }
    for (int i = 21; i <= 40; i++) {
      window.committed(millis(100 * i), 9_000);
    }
    assertThat(window.perSecond(millis(4_000))).isCloseTo(90_000, within(200.0));
  }

  @Test
  void theRateFallsWhenCommitsStayAway() {
    window.begin(0);
    for (int i = 1; i <= 20; i++) {
      window.committed(millis(100 * i), 5_000);
    }
    double soon = window.perSecond(millis(2_600));
    double later = window.perSecond(millis(8_000));
    assertThat(soon).isLessThan(50_000).isGreaterThan(later);
    assertThat(later).isLessThan(10_000);
  }

  @Test
  void batchesOfManySecondsStillHaveARate() {
    window.begin(0);
    window.committed(millis(10_000), 1_000_000);
    window.committed(millis(20_000), 1_000_000);
    assertThat(window.perSecond(millis(21_000))).isCloseTo(100_000, within(100.0));
  }

  @Test
  void aPauseIsNoPartOfTheRate() {
    window.begin(0);
    window.committed(millis(100), 5_000);
    window.begin(millis(60_000));
    window.committed(millis(60_100), 5_000);
    assertThat(window.perSecond(millis(60_110))).isCloseTo(50_000, within(100.0));
  }

  @Test
  void moreCommitsThanTheRingHoldsShortenTheWindow() {
    window.begin(0);
    for (int i = 1; i <= 50_000; i++) {
      window.committed(TimeUnit.MICROSECONDS.toNanos(20L * i), 100);
    }
    assertThat(window.perSecond(millis(1_000))).isCloseTo(5_000_000, within(50_000.0));
  }

  private static long millis(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }
}
