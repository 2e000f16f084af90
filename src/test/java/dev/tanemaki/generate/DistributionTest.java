package dev.tanemaki.generate;

import static dev.tanemaki.generate.Statistics.assertShape;
import static dev.tanemaki.generate.Statistics.assertShares;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.ExponentialDistribution;
import org.apache.commons.statistics.distribution.LogNormalDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.UniformContinuousDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every rule that draws, against the shape that it promises. */
class DistributionTest {

  private static final int ROWS = 100_000;

  @Test
  void uniformWholeNumbersAreAlikeWithBothEnds() {
    long[] counts =
        counts(Made.column("integer", ROWS, "{uniform: {min: -50, max: 49}}"), -50, 100);
    assertShares(counts, shares(100, _ -> 1.0));
  }

  @Test
  void uniformStepsStayBetweenTheEnds() {
    long[] counts =
        counts(Made.column("integer", ROWS, "{uniform: {min: 1, max: 99}, step: 10}"), 0, 110);
    assertShares(counts, shares(110, i -> i % 10 == 0 && i >= 10 && i <= 90 ? 1.0 : 0));
  }

  @Test
  void uniformBoundsAreNotRoundedAway() {
    long[] counts = counts(Made.column("integer", ROWS, "{uniform: {min: 0.6, max: 3.6}}"), 0, 5);
    assertShares(counts, new double[] {0, 1, 1, 1, 0});
  }

  @Test
  void uniformOverAllLongsReachesBothSigns() {
    var wide = Made.column("bigint", ROWS, "{uniform: {min: -9.2e18, max: 9.2e18}, step: 3}");
    long[] counts = new long[8];
    Made.longs(
        wide,
        v -> {
          assertThat(v).isBetween(-9_200_000_000_000_000_000L, 9_200_000_000_000_000_000L);
          counts[(int) ((v / 1e18 + 9.2) / 18.4 * 8)]++;
        });
    assertShares(counts, shares(8, _ -> 1.0));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {uniform: {min: -2, max: 3}}                               | -2 | 3
          {normal: {mean: 10, sd: 2}}                                |    |
          {normal: {mean: 10, sd: 2, min: 9}}                        | 9  |
          {normal: {mean: 10, sd: 2, min: 10}}                       | 10 |
          {normal: {mean: 10, sd: 2, max: 9}}                        |    | 9
          {normal: {mean: 10, sd: 2, min: 14, max: 15}}              | 14 | 15
          {log-normal: {mu: 0, sigma: 1}}                            | 0  |
          {log-normal: {mu: 0, sigma: 1, min: 0.5, max: 2}}          | 0.5 | 2
          {exponential: {mean: 5}}                                   | 0  |
          {exponential: {mean: 5, min: 2, max: 4}}                   | 2  | 4
          {beta: {alpha: 0.5, beta: 0.5, min: 0, max: 1}}            | 0  | 1
          {beta: {alpha: 2, beta: 5, min: -10, max: 10}}             | -10 | 10
          """)
  void continuousShapesAreTrueToTheirFunction(String rule, Double min, Double max) {
    var full = full(rule);
    double low = min == null ? Double.NEGATIVE_INFINITY : min;
    double high = max == null ? Double.POSITIVE_INFINITY : max;
    double below = full.cumulativeProbability(low);
    double mass = full.cumulativeProbability(high) - below;

    double[] values = Made.doubles(Made.column("double precision", ROWS, rule));

    assertThat(DoubleStream.of(values))
        .allMatch(Double::isFinite)
        .allMatch(v -> v >= low && v <= high);
    assertShape(values, x -> (full.cumulativeProbability(x) - below) / mass);
  }

  private static ContinuousDistribution full(String rule) {
    return rule.startsWith("{uniform")
        ? UniformContinuousDistribution.of(-2, 3)
        : rule.startsWith("{normal")
            ? NormalDistribution.of(10, 2)
            : rule.startsWith("{log") ? LogNormalDistribution.of(0, 1) : shifted(rule);
  }

  private static ContinuousDistribution shifted(String rule) {
    if (rule.startsWith("{exp")) {
      return moved(ExponentialDistribution.of(5), rule.contains("min: 2") ? 2 : 0, 1);
    }
    return rule.contains("-10")
        ? moved(BetaDistribution.of(2, 5), -10, 20)
        : BetaDistribution.of(0.5, 0.5);
  }

  /** Only what the tests ask. */
  private static ContinuousDistribution moved(
      ContinuousDistribution inner, double start, double width) {
    return (ContinuousDistribution)
        java.lang.reflect.Proxy.newProxyInstance(
            DistributionTest.class.getClassLoader(),
            new Class<?>[] {ContinuousDistribution.class},
            (_, _, args) -> inner.cumulativeProbability(((double) args[0] - start) / width));
  }

  @Test
  void shapesInWholeNumbersHaveTheShareOfWhatRoundsToThem() {
    long[] counts =
        counts(
            Made.column("integer", ROWS, "{normal: {mean: 5, sd: 2.5, min: 0, max: 10}}"), 0, 11);
    var normal = NormalDistribution.of(5, 2.5);
    assertShares(
        counts, shares(11, i -> normal.probability(Math.max(0, i - 0.5), Math.min(10, i + 0.5))));
  }

  @Test
  void halfAShapeHasWholeNumbersToo() {
    long[] counts =
        counts(Made.column("integer", ROWS, "{normal: {mean: 10, sd: 2, min: 10}}"), 10, 40);
    var normal = NormalDistribution.of(10, 2);
    long[] first = Arrays.copyOf(counts, 6);
    assertShares(first, shares(6, i -> normal.probability(Math.max(10, 9.5 + i), 10.5 + i)));
  }

  @Test
  void shapesInDecimalsAreTrueToTheirFunctionAndKeepTheirEnds() {
    var program = Made.column("numeric(12,6)", ROWS, "{normal: {mean: 0, sd: 1, min: 0, max: 2}}");
    double[] values = new double[ROWS];
    var at = new int[1];
    Made.longs(program, v -> values[at[0]++] = v / 1e6);
    var normal = NormalDistribution.of(0, 1);
    assertThat(DoubleStream.of(values)).allMatch(v -> v >= 0 && v <= 2);
    assertShape(values, x -> normal.probability(0, x) / normal.probability(0, 2));
  }

  @Test
  void stepsOfFloatingPointNumbersStayBetweenTheEnds() {
    double[] values =
        Made.doubles(
            Made.column("double precision", ROWS, "{uniform: {min: 0.05, max: 0.95}, step: 0.1}"));
    assertThat(DoubleStream.of(values).boxed().collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9);
  }

  @ParameterizedTest
  @CsvSource({"40, 0.7", "40, 1", "40, 2.5", "3000000, 1.3", "3000000, 2.5"})
  void zipfFallsWithTheRank(long n, double exponent) {
    var program =
        Made.column("integer", ROWS, "{zipf: {n: %d, exponent: %s}}".formatted(n, exponent));
    long[] counts = new long[15];
    Made.longs(
        program,
        rank -> {
          assertThat(rank).isBetween(1L, n);
          counts[(int) Math.min(rank - 1, counts.length - 1)]++;
        });
    double[] shares = new double[counts.length];
    for (long rank = 1; rank <= n; rank++) {
      shares[(int) Math.min(rank - 1, counts.length - 1)] += Math.pow(rank, -exponent);
    }
    assertShares(counts, shares);
  }

  @Test
  void weightsGiveTheirShares() {
    assertShares(
        counted("text", "{weights: {a: 70, b: 25, c: 5, d: 0, e: 0.5}}", Function.identity()),
        new TreeMap<>(Map.of("a", 70.0, "b", 25.0, "c", 5.0, "d", 0.0, "e", 0.5)));
  }

  @Test
  void bandsGiveTheirSharesAndAllMultiplesOfTheStepInsideAlike() {
    long[] counts =
        counts(
            Made.column("integer", ROWS, "{bands: {3-12: 60, 13-22: 40, 30-40: 0}, step: 5}"),
            0,
            41);
    assertShares(counts, shares(41, i -> i == 5 || i == 10 ? 30.0 : i == 15 || i == 20 ? 20.0 : 0));
  }

  @Test
  void bandsOfDecimalsLeaveTheirHighEndOut() {
    long[] counts = new long[4];
    Made.longs(
        Made.column("numeric(6,2)", ROWS, "{bands: {0-1: 1, 1-2: 3}, step: 0.5}"),
        v -> counts[(int) v / 50]++);
    assertShares(counts, new double[] {1, 1, 3, 3});
  }

  @Test
  void nullsHaveTheirRate() {
    for (String rule :
        List.of(
            "{weights: {a: 1, b: 1}, nulls: 0.3}",
            "{template: \"{n}\", nulls: 0.3}",
            "{array: [\"{n}\"], nulls: 0.3}")) {
      String type = rule.contains("array") ? "text[]" : "text";
      long nulls =
          Made.column(Made.column(type, ROWS, rule, "n: {uniform: {min: 1, max: 90000}}")).stream()
              .filter(v -> v == null)
              .count();
      assertShares(new long[] {nulls, ROWS - nulls}, new double[] {3, 7});
    }
  }

  @Test
  void flagsAreIndependentOfEachOther() {
    double[] p = {0.35, 0.25, 0.45, 0.3, 0.15, 0.4, 0.5};
    String labels =
        IntStream.range(0, p.length)
            .mapToObj(i -> "F" + i + ": " + p[i])
            .collect(Collectors.joining(", "));
    long[] counts = new long[1 << p.length];
    for (String cell : Made.column(Made.column("text[]", ROWS, "{flags: {" + labels + "}}"))) {
      int mask = 0;
      for (int i = 0; i < p.length; i++) {
        mask |= cell.contains("F" + i) ? 1 << i : 0;
      }
      counts[mask]++;
    }
    assertShares(
        counts,
        shares(
            counts.length,
            mask -> {
              double share = 1;
              for (int i = 0; i < p.length; i++) {
                share *= (mask >> i & 1) == 1 ? p[i] : 1 - p[i];
              }
              return share;
            }));
  }

  @Test
  void certainFlagsAreAlwaysThereAndImpossibleOnesNever() {
    assertThat(Made.column(Made.column("text[]", 1_000, "{flags: {a: 1, b: 0}}")))
        .containsOnly("{a}");
  }

  @Test
  void calendarWeighsWeekdaysAndHours() {
    String rule =
        """
        {calendar: {from: -28d, to: 0d, weekdays: {mon: 2, sat: 0.5, sun: 0},
          hours: {9-11: 1, 18: 3}, precision: 20m}}\
        """;
    var days = new LinkedHashMap<String, Double>();
    var hours = new LinkedHashMap<String, Double>();
    var end = LocalDateTime.parse("2026-04-01T09:00");
    for (var at = end.minusDays(28); at.isBefore(end); at = at.plusHours(1)) {
      double day =
          switch (at.getDayOfWeek()) {
            case DayOfWeek.MONDAY -> 2;
            case DayOfWeek.SATURDAY -> 0.5;
            case DayOfWeek.SUNDAY -> 0;
            default -> 1;
          };
      double hour = at.getHour() >= 9 && at.getHour() <= 11 ? 1 : at.getHour() == 18 ? 3 : 0;
      days.merge(at.getDayOfWeek().toString(), day * hour, Double::sum);
      hours.merge(Integer.toString(at.getHour()), day * hour, Double::sum);
    }
    Function<String, LocalDateTime> time =
        cell ->
            LocalDateTime.parse(
                cell.substring(0, 19), DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss"));
    var program = Made.column("timestamptz", ROWS, rule);

    assertShares(counted(program, c -> time.apply(c).getDayOfWeek().toString()), days);
    assertShares(counted(program, c -> Integer.toString(time.apply(c).getHour())), hours);
    assertShares(
        counted(program, c -> Integer.toString(time.apply(c).getMinute())),
        new TreeMap<>(Map.of("0", 1.0, "20", 1.0, "40", 1.0)));
  }

  @Test
  void calendarHasSeasonsAndGrows() {
    String rule = "{calendar: {from: -365d, to: 0d, months: {aug: 3, feb: 0}, growth: 4}}";
    var months = new LinkedHashMap<String, Double>();
    var end = LocalDateTime.parse("2026-04-01T09:00");
    for (int hour = 0; hour < 365 * 24; hour++) {
      var at = end.minusDays(365).plusHours(hour);
      double season =
          switch (at.getMonth()) {
            case AUGUST -> 3;
            case FEBRUARY -> 0;
            default -> 1;
          };
      months.merge(
          at.getMonth().toString(), season * Math.pow(4, (hour + 0.5) / (365 * 24)), Double::sum);
    }
    var program = Made.column("date", ROWS, rule);

    assertShares(counted(program, c -> LocalDate.parse(c).getMonth().toString()), months);
  }

  @Test
  void columnsOfARowAreIndependentOfEachOther() {
    var pairs =
        counted(
            "text",
            "{template: \"{a}{b}\"}",
            Function.identity(),
            "a: {weights: {x: 1, y: 3}}",
            "b: {weights: {x: 1, y: 3}}");
    assertShares(pairs, new TreeMap<>(Map.of("xx", 1.0, "xy", 3.0, "yx", 3.0, "yy", 9.0)));
  }

  @Test
  void betweenAndOffsetAreAlikeOverTheirRange() {
    long[] between =
        counts(
            Made.column(
                "integer", ROWS, "{between: {low: n, high: 12}, step: 4}", "n: {weights: {1: 1}}"),
            0,
            13);
    assertShares(between, shares(13, i -> i > 0 && i % 4 == 0 ? 1.0 : 0));
    long[] offset =
        counts(
            Made.column(
                "integer",
                ROWS,
                "{offset: {from: n, uniform: {min: -2, max: 2}}}",
                "n: {weights: {5: 1}}"),
            0,
            10);
    assertShares(offset, shares(10, i -> i >= 3 && i <= 7 ? 1.0 : 0));
  }

  private static Map<String, Long> counted(
      String type, String rule, Function<String, String> key, String... with) {
    return counted(Made.column(type, ROWS, rule, with), key);
  }

  private static Map<String, Long> counted(TableProgram program, Function<String, String> key) {
    return Made.column(program).stream().collect(Collectors.groupingBy(key, Collectors.counting()));
  }

  private static long[] counts(TableProgram program, int first, int size) {
    long[] counts = new long[size];
    Made.longs(program, v -> counts[Math.toIntExact(v - first)]++);
    return counts;
  }

  private static double[] shares(int size, Function<Integer, Double> share) {
    double[] shares = new double[size];
    Arrays.setAll(shares, share::apply);
    return shares;
  }
}
