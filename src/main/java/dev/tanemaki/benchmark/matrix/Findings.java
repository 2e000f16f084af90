package dev.tanemaki.benchmark.matrix;

import dev.tanemaki.benchmark.matrix.MatrixRun.Progress;
import dev.tanemaki.benchmark.matrix.MatrixRun.Step;
import dev.tanemaki.benchmark.result.Benchmark;
import dev.tanemaki.benchmark.result.Benchmark.Status;
import dev.tanemaki.benchmark.result.Cell;
import dev.tanemaki.benchmark.result.LaneSample;
import dev.tanemaki.benchmark.result.Matrix;
import dev.tanemaki.benchmark.result.Sample;
import dev.tanemaki.benchmark.result.Surroundings;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What was measured so far and what is to come; for the thread that measures alone. */
final class Findings {

  private static final DateTimeFormatter ID =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneId.systemDefault());

  private final String plan;
  private final Matrix matrix;
  private final Cell usual;
  private final Pace pace = new Pace();
  private final List<Sample> samples = new ArrayList<>();
  private final List<LaneSample> lanes = new ArrayList<>();
  private final Instant started = Instant.now();
  private final long began = System.nanoTime();
  private Surroundings surroundings = Surroundings.UNKNOWN;
  private List<Cell> toCome = List.of();
  private int total;

  /**
   * @param usual the setting that a run gets when nothing is said
   */
  Findings(String plan, Matrix matrix, Cell usual) {
    this.plan = plan;
    this.matrix = matrix;
    this.usual = usual;
    total = matrix.samples();
  }

  void at(Surroundings place) {
    surroundings = place;
  }

  /** What is to come, for the time that is left. */
  void expect(List<Cell> cells) {
    toCome = new ArrayList<>(cells);
    total = samples.size() + cells.size();
  }

  /** A cell that was to come was taken; {@code sample} is empty where it was given up. */
  void taken(Cell cell, Optional<Sample> sample, double seconds) {
    toCome.remove(cell);
    sample.ifPresent(
        s -> {
          pace.add(cell.rows(), seconds);
          samples.add(s);
        });
  }

  void add(List<LaneSample> measured) {
    lanes.addAll(measured);
  }

  boolean nothing() {
    return samples.isEmpty();
  }

  Progress progress(Step step, Optional<Cell> cell) {
    double left = 0;
    for (Cell coming : toCome) {
      left += pace.seconds(coming.rows());
    }
    return new Progress(
        step, samples.size(), total, seconds(), left, cell, benchmark(Status.RUNNING));
  }

  private double seconds() {
    return (System.nanoTime() - began) / 1e9;
  }

  Benchmark benchmark(Status status) {
    return new Benchmark(
        Benchmark.FORMAT,
        ID.format(started) + "-" + plan.replaceAll("[^\\p{Alnum}_-]+", "-"),
        started.truncatedTo(ChronoUnit.MILLIS).toString(),
        seconds(),
        status,
        surroundings,
        matrix,
        usual,
        samples,
        lanes,
        "");
  }
}
