package dev.tanemaki.benchmark.result;

import dev.tanemaki.benchmark.result.LaneSample.Lane;
import dev.tanemaki.benchmark.result.Separation.Verdict;
import dev.tanemaki.benchmark.result.Surroundings.Difference;
import java.util.List;

/**
 * Two benchmarks, cell by cell.
 *
 * @param deltas of the cells that both have
 * @param differences of their surroundings
 * @param drift by which the reference lanes differ, 0.03 for 3 %; where the surroundings are the
 *     same, no difference of a cell below that is believed
 * @param repeatsNeeded samples of each cell before so many comparisons can tell anything
 */
public record Comparison(
    Benchmark before,
    Benchmark after,
    Measure measure,
    List<Delta> deltas,
    List<Difference> differences,
    double drift,
    int repeatsNeeded) {

  /** Machines do not hold their pace better than that from one hour to the next. */
  private static final double LEAST_DRIFT = 0.03;

  /** One cell in both. */
  public record Delta(Cell cell, Estimate before, Estimate after, Separation separation) {}

  public static Comparison of(Benchmark before, Benchmark after, Measure measure) {
    List<Cell> shared =
        before.measured().stream().filter(c -> after.measured().contains(c)).toList();
    List<Difference> differences = before.surroundings().differences(after.surroundings());
    double drift = Math.max(LEAST_DRIFT, differences.isEmpty() ? drift(before, after) : 0);
    List<Delta> deltas =
        shared.stream()
            .map(
                cell ->
                    new Delta(
                        cell,
                        before.estimate(cell, measure),
                        after.estimate(cell, measure),
                        Separation.of(
                            before.values(cell, measure::of),
                            after.values(cell, measure::of),
                            shared.size(),
                            drift)))
            .toList();
    return new Comparison(
        before,
        after,
        measure,
        deltas,
        differences,
        drift,
        Separation.repeatsNeeded(shared.size()));
  }

  /**
   * Nothing of ours is in the lanes: where they differ, the server or the machine does. By how much
   * is itself known only to a standard error.
   */
  private static double drift(Benchmark before, Benchmark after) {
    double most = 0;
    for (Lane lane : Lane.values()) {
      Estimate one = before.estimate(lane);
      Estimate two = after.estimate(lane);
      double shift = Math.abs(Math.log(two.median() / one.median()));
      double error = Math.hypot(one.relativeError(), two.relativeError());
      if (Double.isFinite(shift + error)) {
        most = Math.max(most, Math.expm1(shift + error));
      }
    }
    return most;
  }

  /** The cells that are slower than before. */
  public List<Delta> regressions() {
    return deltas.stream().filter(d -> d.separation().verdict() == Verdict.SLOWER).toList();
  }

  /** The cells of which something can be said. */
  public List<Delta> different() {
    return deltas.stream().filter(d -> d.separation().verdict() != Verdict.ALIKE).toList();
  }
}
