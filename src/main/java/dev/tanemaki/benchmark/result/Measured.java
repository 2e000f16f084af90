package dev.tanemaki.benchmark.result;

import dev.tanemaki.benchmark.result.LaneSample.Lane;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Samples of settings and of reference lanes, and what is read off them. */
public sealed interface Measured permits Benchmark, Contender {

  List<Sample> samples();

  List<LaneSample> lanes();

  /** The cells that have a sample, in order. */
  default List<Cell> cells() {
    return samples().stream().map(Sample::cell).distinct().sorted().toList();
  }

  /** The cells of so many rows that have a sample, in order. */
  default List<Cell> cells(long rows) {
    return cells().stream().filter(cell -> cell.rows() == rows).toList();
  }

  /** How many rows the settings have, the fewest first. */
  default SortedSet<Long> rows() {
    return samples().stream()
        .map(sample -> sample.cell().rows())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The ways that have a sample, in order. */
  default List<Way> ways() {
    return samples().stream().map(sample -> sample.cell().way()).distinct().sorted().toList();
  }

  /** The formats that have a sample, in order. */
  default List<String> formats() {
    return ways().stream().map(Way::format).distinct().sorted().toList();
  }

  /** Whether a format has to be mentioned: there are several, or one that is not usual. */
  default boolean tellsFormat() {
    return !formats().stream().allMatch(Cell.USUAL_FORMAT::equals);
  }

  default List<Sample> of(Cell cell) {
    return samples().stream().filter(s -> s.cell().equals(cell)).toList();
  }

  default double[] values(Cell cell, ToDoubleFunction<Sample> what) {
    return of(cell).stream().mapToDouble(what).toArray();
  }

  default Estimate estimate(Cell cell, Measure measure) {
    return Estimate.of(values(cell, measure::of));
  }

  default Estimate estimate(Lane lane) {
    return Estimate.of(
        lanes().stream()
            .filter(s -> s.lane() == lane)
            .mapToDouble(LaneSample::rowsPerSecond)
            .toArray());
  }

  /** The most rows that have a sample: where a difference is seen best. */
  default long mostRows() {
    return rows().isEmpty() ? 0 : rows().getLast();
  }

  /** The cells of so many rows, the highest median first. */
  default List<Cell> fastest(long rows, Measure measure) {
    return cells(rows).stream()
        .sorted(Comparator.comparingDouble(cell -> -estimate(cell, measure).median()))
        .toList();
  }

  /** The cell with the highest median among those of so many rows. */
  default Optional<Cell> best(long rows, Measure measure) {
    return fastest(rows, measure).stream().findFirst();
  }
}
