package dev.tanemaki.benchmark.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EstimateTest {

  @Test
  void fiveSamplesGiveTheirWholeRangeAndSayHowSureThatIs() {
    Estimate estimate = Estimate.of(5, 1, 4, 2, 3);
    assertThat(estimate).isEqualTo(new Estimate(5, 3, 1, 1, 5, 0.9375));
  }

  /** Ranks of the sign test's table: n = 20 leaves out the five outermost of either side. */
  @Test
  void manySamplesGiveTheNarrowestIntervalOfNinetyFivePercent() {
    Estimate estimate = Estimate.of(IntStream.rangeClosed(1, 20).asDoubleStream().toArray());
    assertThat(estimate.low()).isEqualTo(6);
    assertThat(estimate.high()).isEqualTo(15);
    assertThat(estimate.confidence()).isCloseTo(0.9586, within(0.0001));
  }

  @Test
  void theIntervalHoldsTheTrueMedianAsOftenAsItSays() {
    var random = new Random(5);
    int held = 0;
    for (int i = 0; i < 4_000; i++) {
      Estimate estimate = Estimate.of(random.doubles(9).map(u -> Math.pow(u, 4)).toArray());
      held += estimate.low() <= 0.0625 && estimate.high() >= 0.0625 ? 1 : 0;
    }
    assertThat(held / 4_000.0).isBetween(0.95, 0.97);
  }
}
