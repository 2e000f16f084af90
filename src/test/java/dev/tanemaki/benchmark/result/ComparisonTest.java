package dev.tanemaki.benchmark.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.benchmark.figure.SideBySide;
import dev.tanemaki.benchmark.result.Separation.Verdict;
import dev.tanemaki.benchmark.result.Surroundings.Difference;
import java.util.ArrayList;
import java.util.List;
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

  /** The whole matrix at once, and three of it side by side: still one family, one risk. */
  @Test
  void aHundredAndTwentyFiveCellsAreOneFamilyAndSoAreThreeBenchmarks() {
    var random = new Random(125);
    var whole =
        new Matrix(
            List.of(1_000L, 5_000L, 10_000L, 50_000L, 100_000L),
            List.of(1_000, 2_500, 5_000, 7_500, 10_000),
            List.of(1, 2, 4, 6, 8),
            List.of("auto"),
            List.of("binary"),
            8,
            0,
            true,
            1);
    int told = 0;
    for (int i = 0; i < 20; i++) {
      var days = new ArrayList<Contender>();
      for (String id : List.of("a", "bb", "ccc")) {
        double drift = Math.exp(0.06 * random.nextGaussian());
        days.add(
            Contender.of(
                Made.benchmark(id, whole, ComparisonTest::rate, drift, 0.05, "18", random)));
      }
      Lineup lineup = Lineup.of(days, Measure.WHOLE);
      assertThat(lineup.comparisons()).allMatch(c -> c.deltas().size() == 125);
      assertThat(lineup.comparisons())
          .allMatch(c -> c.repeatsNeeded() == Separation.repeatsNeeded(250));
      told += lineup.tells() ? 1 : 0;
    }
    assertThat(told).isLessThanOrEqualTo(1);
  }

  /** Its end to end began with the first row: that is no slowness of those that came later. */
  @Test
  void aBenchmarkOfBeforePreparationWasMeasuredIsComparedWithoutIt() {
    var random = new Random(3);
    Benchmark before =
        Made.benchmark("a", Made.matrix(8), ComparisonTest::rate, 1, 0.005, "18", random);
    Benchmark after = prepared("bb", random);
    var compared = Comparison.of(before, after, Measure.WHOLE);
    assertThat(compared.different()).isEmpty();
    assertThat(compared.differences())
        .containsExactly(new Difference("preparation", "not measured", "left out"));
    Lineup lineup =
        Lineup.of(
            List.of(
                Contender.of(after), Contender.of(before), Contender.of(prepared("ccc", random))),
            Measure.WHOLE);
    assertThat(lineup.tells()).isFalse();
    assertThat(lineup.variations()).hasSize(1);
    assertThat(lineup.variations().getFirst().values())
        .containsExactly("left out", "not measured", "left out");
    assertThat(Comparison.of(after, prepared("dddd", random), Measure.WHOLE).differences())
        .isEmpty();
  }

  private static Benchmark prepared(String id, Random random) {
    Benchmark made =
        Made.benchmark(id, Made.matrix(8), ComparisonTest::rate, 1, 0.005, "18", random);
    return new Benchmark(
        made.format(),
        id,
        made.started(),
        made.seconds(),
        made.status(),
        made.surroundings(),
        made.matrix(),
        made.usual(),
        made.samples().stream().map(s -> s.withPrepareSeconds(s.seconds() / 2)).toList(),
        made.lanes(),
        "");
  }

  @Test
  void cellsOfOneBenchmarkAreHeldAgainstEachOtherWithoutDriftAndTellTheirSettings() {
    var random = new Random(8);
    Benchmark one =
        Made.benchmark("a", Made.matrix(8), ComparisonTest::rate, 1, 0.005, "18", random);
    var small = new Cell(20_000, 1_000, 8, "auto", "binary");
    var large = new Cell(20_000, 10_000, 2, "auto", "binary");
    Lineup lineup =
        Lineup.of(List.of(Contender.of(one, small), Contender.of(one, large)), Measure.WHOLE);
    Comparison comparison = lineup.comparisons().getFirst();
    assertThat(comparison.drift()).isZero();
    assertThat(comparison.differences())
        .containsExactly(
            new Surroundings.Difference("rows per batch", "1,000", "10,000"),
            new Surroundings.Difference("workers", "8", "2"));
    assertThat(comparison.deltas().getFirst().separation().verdict()).isEqualTo(Verdict.FASTER);
    assertThat(lineup.lines()).hasSize(1);
  }

  @Test
  void whatIsAQuarterSlowerIsFoundAndNothingElse() {
    var random = new Random(3);
    var slow = new Cell(20_000, 5_000, 4, "auto", "binary");
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

  private static Matrix in(List<String> formats) {
    Matrix m = Made.matrix(8);
    return new Matrix(
        m.rows(),
        m.batchSizes(),
        m.workers(),
        m.constraints(),
        formats,
        m.repeat(),
        m.warmUp(),
        m.lanes(),
        m.seed());
  }

  /** What the two have in common is batches and workers; that one is slower is said of each. */
  @Test
  void benchmarksOfOneFormatEachAreHeldAgainstEachOtherSettingBySetting() {
    var random = new Random(10);
    Benchmark one =
        Made.benchmark("a", Made.matrix(8), ComparisonTest::rate, 1, 0.03, "18", random);
    Benchmark two =
        Made.benchmark("bb", in(List.of("text")), c -> 0.7 * rate(c), 1, 0.03, "18", random);
    Lineup lineup = Lineup.of(List.of(Contender.of(one), Contender.of(two)), Measure.WHOLE);
    Comparison comparison = lineup.comparisons().getFirst();
    assertThat(comparison.regressions()).hasSize(25);
    assertThat(comparison.deltas()).allMatch(d -> d.other().equals(d.cell().in("text")));
    assertThat(comparison.differences())
        .containsExactly(new Surroundings.Difference("format", "binary", "text"));
    LineupAdvice advice = LineupAdvice.of(lineup).orElseThrow();
    assertThat(advice.settings()).isEqualTo(25);
    assertThat(advice.ofFormat()).isFalse();

    // Where one has measured both, the same of the same format are compared, and nothing else.
    Benchmark both =
        Made.benchmark(
            "ccc",
            in(List.of("binary", "text")),
            c -> (c.format().equals("text") ? 0.7 : 1) * rate(c),
            1,
            0.03,
            "18",
            random);
    assertThat(Comparison.of(two, both, Measure.WHOLE).deltas())
        .hasSize(25)
        .allMatch(d -> d.other().equals(d.cell()) && d.cell().format().equals("text"));
    assertThat(Advice.of(both, Measure.WHOLE).orElseThrow().alike())
        .allMatch(c -> c.format().equals("binary"));
  }

  private static Benchmark of(String id, long rows, String fingerprint, long seed, int repeat) {
    Matrix m = Made.matrix(repeat);
    var matrix =
        new Matrix(
            List.of(rows),
            m.batchSizes(),
            m.workers(),
            m.constraints(),
            m.formats(),
            repeat,
            0,
            true,
            1);
    Benchmark made =
        Made.benchmark(id, matrix, ComparisonTest::rate, 1, 0.03, "18", new Random(rows));
    Surroundings s = made.surroundings();
    return new Benchmark(
        made.format(),
        id,
        made.started(),
        made.seconds(),
        made.status(),
        new Surroundings(
            s.tanemaki(),
            s.server(),
            s.place(),
            s.settings(),
            s.machine(),
            s.processors(),
            s.memoryBytes(),
            s.java(),
            s.heapLimitBytes(),
            s.plan(),
            fingerprint,
            s.generatorVersion(),
            seed),
        matrix,
        made.usual(),
        made.samples(),
        made.lanes(),
        "");
  }

  /** Rows are part of the fingerprint: that it differs as well may mean them alone. */
  @Test
  void otherRowsAreToldBeforeWhatMayComeOfThem() {
    var rows = new Difference("rows", "1,000", "50,000");
    var print = new Difference("plan fingerprint of rules and rows", "aaaa", "bbbb");
    Benchmark small = of("a", 1_000, "aaaa", 7, 8);
    Benchmark large = of("bb", 50_000, "bbbb", 7, 8);
    assertThat(Comparison.of(small, large, Measure.WHOLE).differences())
        .containsExactly(rows, print);
    assertThat(
            Comparison.of(
                    Contender.of(small, small.cells().getFirst()),
                    Contender.of(large, large.cells().getFirst()),
                    Measure.WHOLE)
                .differences())
        .containsExactly(rows, print);
    assertThat(Comparison.of(small, of("bb", 1_000, "bbbb", 7, 8), Measure.WHOLE).differences())
        .containsExactly(new Difference("plan fingerprint", "aaaa", "bbbb"));
  }

  @Test
  void whereNoDifferenceCouldBeFoundNoneIsCalledAlike() {
    Contender one = Contender.of(of("a", 1_000, "a", 7, 1));
    Contender two = Contender.of(of("bb", 1_000, "a", 7, 1));
    assertThat(Comparison.of(one, two, Measure.WHOLE).deltas())
        .allMatch(d -> SideBySide.verdict(d.separation()).isEmpty());
    Contender often = Contender.of(of("a", 1_000, "a", 7, 8));
    assertThat(Comparison.of(often, often, Measure.WHOLE).deltas())
        .allMatch(d -> SideBySide.verdict(d.separation()).equals("≈"));
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
