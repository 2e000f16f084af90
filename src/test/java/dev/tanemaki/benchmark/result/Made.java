package dev.tanemaki.benchmark.result;

import dev.tanemaki.benchmark.result.Benchmark.Status;
import dev.tanemaki.benchmark.result.LaneSample.Lane;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Benchmarks with samples as a machine gives them, without a machine. */
public final class Made {

  private Made() {}

  public static Surroundings surroundings(String server) {
    return new Surroundings(
        "1",
        server,
        "here:5432/db",
        Map.of("fsync", "on"),
        "Linux",
        2,
        1L << 33,
        "25",
        1L << 28,
        "shop",
        "0123456789abcdef",
        "2",
        7);
  }

  public static Matrix matrix(int repeat) {
    return new Matrix(
        List.of(20_000L),
        List.of(1_000, 2_500, 5_000, 7_500, 10_000),
        List.of(1, 2, 4, 6, 8),
        List.of("auto"),
        List.of("binary"),
        repeat,
        0,
        true,
        1);
  }

  /**
   * @param rate rows a second of a cell on a quiet machine
   * @param drift factor on everything, as from one hour to the next
   * @param noise standard deviation of the logarithm of a sample
   */
  public static Benchmark benchmark(
      String id,
      Matrix matrix,
      ToDoubleFunction<Cell> rate,
      double drift,
      double noise,
      String server,
      Random random) {
    var samples = new ArrayList<Sample>();
    var lanes = new ArrayList<LaneSample>();
    for (int round = 0; round < matrix.repeat(); round++) {
      for (Lane lane : Lane.values()) {
        double r = 50_000 * (1 + lane.ordinal()) * drift * Math.exp(noise * random.nextGaussian());
        lanes.add(new LaneSample(lane, round, r, 0.5));
      }
      for (Cell cell : matrix.round(round)) {
        double r = rate.applyAsDouble(cell) * drift * Math.exp(noise * random.nextGaussian());
        samples.add(sample(cell, round, r));
      }
    }
    return new Benchmark(
        Benchmark.FORMAT,
        id,
        "2026-04-01T00:00:0" + id.length() + "Z",
        60,
        Status.FINISHED,
        surroundings(server),
        matrix,
        new Cell(20_000, 5_000, 2, "auto", "binary"),
        samples,
        lanes,
        "");
  }

  static Sample sample(Cell cell, int round, double rate) {
    double load = cell.rows() / rate * 0.8;
    return new Sample(
        cell,
        round,
        cell.rows(),
        cell.rows() * 700,
        0,
        load,
        load / 8,
        load / 8,
        cell.rows() / load,
        cell.rows() * 900,
        (40L << 20) + 500L * cell.batchSize() * cell.workers(),
        200L << 20,
        load,
        0.9,
        Map.of("CPU", 9, "IO:WALSync", 3),
        IntStream.rangeClosed(0, 24)
            .mapToObj(i -> new Sample.Point(load * i / 24, cell.rows() * i / 24))
            .toList());
  }
}
