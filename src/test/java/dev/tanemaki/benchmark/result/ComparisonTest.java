package dev.tanemaki.benchmark.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.benchmark.result.Separation.Verdict;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonTest {

  private static double rate(Cell cell) {
    return 60_000 + 9_000 * Math.log(cell.batchSize()) - 3_000 * Math.abs(cell.workers() - 2);
  }

  /** Another hour on a machine that others use too: everything is some percent slower or faster. */
  @ParameterizedTest
  @ValueSource(ints = {3, 5, 8, 12})
  void aBenchmarkThatIsRunTwiceIsNotToldFromItself(int repeat) {
    var random = new Random(repeat);
    int told = 0;
    for (int i = 0; i < 60; i++) {
      double drift = Math.exp(0.06 * random.nextGaussian());
      Benchmark one =
          Made.benchmark("a", Made.matrix(repeat), ComparisonTest::rate, 1, 0.05, "18", random);
      Benchmark two =
          Made.benchmark(
              "bb", Made.matrix(repeat), ComparisonTest::rate, drift, 0.05, "18", random);
      told += Comparison.of(one, two, Measure.WHOLE).different().isEmpty() ? 0 : 1;
    }
    // 25 cells at a level of 5 % over all of them together, in 60 pairs: 3 on average at most.
    assertThat(told).isLessThanOrEqualTo(3);
  }

  @Test
  void whatIsAQuarterSlowerIsFoundAndNothingElse() {
    var random = new Random(3);
    var slow = new Cell(20_000, 5_000, 4, "auto");
    Benchmark one =
        Made.benchmark("a", Made.matrix(8), ComparisonTest::rate, 1, 0.04, "18", random);
    Benchmark two =
        Made.benchmark(
            "bb",
            Made.matrix(8),
            c -> rate(c) * (c.equals(slow) ? 0.75 : 1),
            0.98,
            0.04,
            "18",
            random);
    Comparison comparison = Comparison.of(one, two, Measure.WHOLE);
    assertThat(comparison.different()).extracting(Comparison.Delta::cell).containsExactly(slow);
    assertThat(comparison.regressions()).hasSize(1);
  }

  @Test
  void anotherServerIsNamedBesideTheDeltasAndItsPaceCountsAsADifference() {
    var random = new Random(4);
    Benchmark one =
        Made.benchmark("a", Made.matrix(8), ComparisonTest::rate, 1, 0.03, "17", random);
    Benchmark two =
        Made.benchmark("bb", Made.matrix(8), ComparisonTest::rate, 1.4, 0.03, "18", random);
    Comparison comparison = Comparison.of(one, two, Measure.WHOLE);
    assertThat(comparison.differences())
        .containsExactly(new Surroundings.Difference("server", "17", "18"));
    assertThat(comparison.deltas()).allMatch(d -> d.separation().verdict() == Verdict.FASTER);
  }

  @Test
  void fewRepeatsOfManyCellsSayWhatTheyWouldNeed() {
    // 2 / C(2n, n) ≤ 0.05 / 25 first holds for n = 7; for a single cell n = 4 does.
    assertThat(Separation.repeatsNeeded(25)).isEqualTo(7);
    assertThat(Separation.repeatsNeeded(1)).isEqualTo(4);
  }

  @Test
  void adviceTakesTheCheapestOfThoseThatCannotBeToldApart() {
    var random = new Random(9);
    Benchmark flat =
        Made.benchmark(
            "a", Made.matrix(9), c -> c.workers() == 1 ? 50_000 : 80_000, 1, 0.02, "18", random);
    Advice advice = Advice.of(flat, Measure.WHOLE).orElseThrow();
    assertThat(advice.cell().workers()).isEqualTo(2);
    assertThat(advice.gain()).isZero();
    assertThat(advice.alike()).noneMatch(c -> c.workers() == 1);
  }
}
