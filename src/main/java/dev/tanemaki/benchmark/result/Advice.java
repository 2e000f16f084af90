package dev.tanemaki.benchmark.result;

import dev.tanemaki.benchmark.result.Separation.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which setting to use.
 *
 * @param cell the setting: the fastest, or among those that cannot be told from it the one that
 *     takes the fewest workers and the smallest batches
 * @param rate its rows a second
 * @param usual the setting that is used when nothing is said, where it was measured
 * @param gain over the usual setting, where that is certain: 0.12 for 12 %; else 0
 * @param alike cells that cannot be told from the fastest, itself included
 * @param ceilingShare of the load against the ceiling; NaN where there is none
 */
public record Advice(
    Cell cell,
    Estimate rate,
    Optional<Cell> usual,
    double gain,
    List<Cell> alike,
    double ceilingShare) {

  /** Cells that need not more than these percent less than the fastest are as good. */
  static final double GOOD_ENOUGH = 0.03;

  /** What takes the least comes first. */
  static final Comparator<Cell> THRIFT =
      Comparator.comparingInt(Cell::workers)
          .thenComparingInt(Cell::batchSize)
          .thenComparing(Cell::way);

  public static Optional<Advice> of(Benchmark benchmark, Measure measure) {
    return of(benchmark, benchmark.mostRows(), measure);
  }

  public static Optional<Advice> of(Benchmark benchmark, long rows, Measure measure) {
    return benchmark.best(rows, measure).map(best -> of(benchmark, best, measure));
  }

  private static Advice of(Benchmark benchmark, Cell fastest, Measure measure) {
    List<Cell> rivals = benchmark.cells(fastest.rows());
    double median = benchmark.estimate(fastest, measure).median();
    List<Cell> alike = LineupAdvice.alike(benchmark, rivals, measure);
    Cell chosen =
        alike.stream()
            .filter(c -> benchmark.estimate(c, measure).median() >= median * (1 - GOOD_ENOUGH))
            .min(THRIFT)
            .orElse(fastest);
    Optional<Cell> usual =
        rivals.stream().filter(c -> c.equals(benchmark.usual().of(c.rows()))).findFirst();
    double gain =
        usual
            .filter(c -> !c.equals(chosen))
            .map(
                c ->
                    Separation.of(
                        benchmark.values(c, measure::of),
                        benchmark.values(chosen, measure::of),
                        rivals.size(),
                        0))
            .filter(s -> s.verdict() == Verdict.FASTER)
            .map(s -> s.ratio() - 1)
            .orElse(0.0);
    double ceiling = benchmark.estimate(LaneSample.Lane.CEILING).median();
    return new Advice(
        chosen,
        benchmark.estimate(chosen, measure),
        usual,
        gain,
        alike,
        benchmark.estimate(chosen, Measure.LOAD).median() / ceiling);
  }
}
