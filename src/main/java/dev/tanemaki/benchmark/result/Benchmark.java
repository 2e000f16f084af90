package dev.tanemaki.benchmark.result;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.tanemaki.benchmark.result.LaneSample.Lane;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * A benchmark as far as it has come, whole or cancelled.
 *
 * @param format of the file it is kept in
 * @param id names it and its folder, such as {@code 20260401-093000-job-postings}
 * @param started ISO 8601, UTC
 * @param seconds it took
 * @param usual the setting that a run gets when nothing is said, of the largest rows; to compare
 *     with
 * @param note the operator's words
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Benchmark(
    int format,
    String id,
    String started,
    double seconds,
    Status status,
    Surroundings surroundings,
    Matrix matrix,
    Cell usual,
    List<Sample> samples,
    List<LaneSample> lanes,
    String note) {

  public static final int FORMAT = 1;

  /** How it ended. */
  public enum Status {
    RUNNING,
    FINISHED,
    CANCELLED,
    FAILED
  }

  public Benchmark {
    samples = List.copyOf(samples);
    lanes = List.copyOf(lanes);
  }

  public Benchmark withNote(String words) {
    return new Benchmark(
        format, id, started, seconds, status, surroundings, matrix, usual, samples, lanes, words);
  }

  /** The cells that have a sample, in order. */
  public List<Cell> measured() {
    return samples.stream().map(Sample::cell).distinct().sorted().toList();
  }

  public List<Sample> of(Cell cell) {
    return samples.stream().filter(s -> s.cell().equals(cell)).toList();
  }

  public double[] values(Cell cell, ToDoubleFunction<Sample> what) {
    return of(cell).stream().mapToDouble(what).toArray();
  }

  public Estimate estimate(Cell cell, Measure measure) {
    return Estimate.of(values(cell, measure::of));
  }

  public double[] values(Lane lane) {
    return lanes.stream()
        .filter(s -> s.lane() == lane)
        .mapToDouble(LaneSample::rowsPerSecond)
        .toArray();
  }

  public Estimate estimate(Lane lane) {
    return Estimate.of(values(lane));
  }

  /** The most rows that have a sample: where a difference is seen best. */
  public long mostRows() {
    return measured().stream().mapToLong(Cell::rows).max().orElse(0);
  }

  /** The cell with the highest median among those of so many rows. */
  public Optional<Cell> best(long rows, Measure measure) {
    return measured().stream()
        .filter(cell -> cell.rows() == rows)
        .max(Comparator.comparingDouble(cell -> estimate(cell, measure).median()));
  }
}
