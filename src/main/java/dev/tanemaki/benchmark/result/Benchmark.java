package dev.tanemaki.benchmark.result;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

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
    String note)
    implements Measured {

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
}
