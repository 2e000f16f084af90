package dev.tanemaki.benchmark.result;

import dev.tanemaki.benchmark.result.Surroundings.Difference;
import dev.tanemaki.run.RunBatch;
import dev.tanemaki.run.RunRecord;
import dev.tanemaki.telemetry.Throughput;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One side of a comparison: a benchmark, one cell of it, or a past run.
 *
 * @param name as it is told
 * @param origin where its samples come from; those of one origin were taken in turns and cannot
 *     have drifted apart
 * @param single whether it stands for itself whatever its setting: a chosen cell or a run
 */
public record Contender(
    String name,
    String origin,
    Surroundings surroundings,
    List<Sample> samples,
    List<LaneSample> lanes,
    boolean single)
    implements Measured {

  public Contender {
    samples = List.copyOf(samples);
    lanes = List.copyOf(lanes);
  }

  public static Contender of(Benchmark benchmark) {
    return new Contender(
        benchmark.id(),
        benchmark.id(),
        benchmark.surroundings(),
        benchmark.samples(),
        benchmark.lanes(),
        false);
  }

  public static Contender of(Benchmark benchmark, Cell cell) {
    return new Contender(
        "%s, %,d rows, %,d × %d, %s%s"
            .formatted(
                benchmark.id(),
                cell.rows(),
                cell.batchSize(),
                cell.workers(),
                cell.constraints(),
                cell.unusualFormat() ? ", " + cell.format() : ""),
        benchmark.id(),
        benchmark.surroundings(),
        benchmark.of(cell),
        benchmark.lanes(),
        true);
  }

  /**
   * A past run, which is one sample of its setting.
   *
   * @param batches those that are in
   * @param place host, port and database
   */
  public static Contender of(RunRecord run, List<RunBatch> batches, String place) {
    Surroundings at =
        new Surroundings(
            "",
            run.place().server(),
            place,
            run.place().settings(),
            run.place().machine(),
            0,
            0,
            "",
            0,
            run.plan(),
            run.fingerprint(),
            run.generatorVersion(),
            0);
    return new Contender(
        "run " + run.run(),
        "run " + run.run() + " " + place,
        at,
        List.of(sample(run, batches)),
        List.of(),
        true);
  }

  private static Sample sample(RunRecord run, List<RunBatch> batches) {
    List<Sample.Point> progress = progress(batches);
    Throughput through = run.throughput();
    double load =
        through.loadSeconds() > 0 || progress.isEmpty()
            ? through.loadSeconds()
            : progress.getLast().seconds();
    double whole = through.seconds() > 0 ? through.seconds() : load;
    load = load > 0 ? Math.min(load, whole) : whole;
    return new Sample(
        new Cell(
            run.totalRows(),
            run.options().batchSize(),
            run.options().workers(),
            run.options().constraints().label(),
            run.options().format().label()),
        0,
        run.rows(),
        batches.stream().mapToLong(RunBatch::bytes).sum(),
        0,
        load,
        whole - load,
        0,
        through.loadSeconds() > 0 ? through.loadRate() : run.rows() / Math.max(1e-9, load),
        0,
        0,
        0,
        0,
        Double.NaN,
        Map.of(),
        progress);
  }

  /** Rows over time since the first batch began; empty where the ledger has no times. */
  private static List<Sample.Point> progress(List<RunBatch> batches) {
    List<RunBatch> timed =
        batches.stream()
            .filter(b -> b.committed().isPresent())
            .sorted(Comparator.comparing(b -> b.committed().orElseThrow()))
            .toList();
    var points = new ArrayList<Sample.Point>();
    Optional<Instant> begin =
        timed.stream()
            .map(b -> b.committed().orElseThrow().minusMillis(b.millis()))
            .min(Comparator.naturalOrder());
    begin.ifPresent(b -> points.add(new Sample.Point(0, 0)));
    long rows = 0;
    for (RunBatch batch : timed) {
      rows += batch.rows();
      Duration since = Duration.between(begin.orElseThrow(), batch.committed().orElseThrow());
      points.add(new Sample.Point(since.toNanos() / 1e9, rows));
    }
    return points;
  }

  /** The same, its samples called by another format. */
  Contender in(String format) {
    return new Contender(
        name,
        origin,
        surroundings,
        samples.stream().map(sample -> sample.in(format)).toList(),
        lanes,
        single);
  }

  /**
   * The same; where one of them has not measured its preparation, as no older Tanemaki has, all
   * without it. One that began to count with its first row would seem to be the faster.
   */
  static List<Contender> alike(List<Contender> all) {
    return all.stream().allMatch(Contender::prepared)
        ? all
        : all.stream().map(Contender::unprepared).toList();
  }

  /** What {@link #alike} does to the two that are among all of them, where it does anything. */
  static Optional<Difference> preparation(Contender one, Contender two) {
    return one.prepared() == two.prepared()
        ? Optional.empty()
        : Optional.of(new Difference("preparation", one.preparation(), two.preparation()));
  }

  private String preparation() {
    return prepared() ? "left out" : "not measured";
  }

  private boolean prepared() {
    return samples.isEmpty() || samples.stream().anyMatch(s -> s.prepareSeconds() > 0);
  }

  private Contender unprepared() {
    return new Contender(
        name,
        origin,
        surroundings,
        samples.stream().map(s -> s.withPrepareSeconds(0)).toList(),
        lanes,
        single);
  }

  public Contender named(String other) {
    return new Contender(other, origin, surroundings, samples, lanes, single);
  }
}
