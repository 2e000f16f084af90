package dev.tanemaki.benchmark.matrix;

import dev.tanemaki.benchmark.result.Cell;
import dev.tanemaki.benchmark.result.Estimate;
import dev.tanemaki.benchmark.result.Measure;
import dev.tanemaki.benchmark.result.Sample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Successive halving: all settings a little, the better half again with twice the rows, until three
 * are left, which are measured thoroughly. See Jamieson and Talwalkar, Non-stochastic Best Arm
 * Identification and Hyperparameter Optimization, 2016.
 *
 * @param mostHeapBytes settings whose peak heap is above this are left
 */
record Halving(long mostHeapBytes) implements MatrixRun.Course {

  /** With so many left they are measured thoroughly. */
  private static final int FINAL = 3;

  /** Two samples a round: one alone may have been hit by anything. */
  private static final int LOOKS = 2;

  private static final long LEAST_ROWS = 2_000;

  @Override
  public void go(MatrixRun bench) throws InterruptedException {
    long rows = bench.matrix().rows().getLast();
    List<Cell> left = new ArrayList<>(bench.matrix().cells());
    left.removeIf(cell -> cell.rows() != rows);
    int halvings = 0;
    for (int n = left.size(); n > FINAL; n = (n + 1) / 2) {
      halvings++;
    }
    var random = new Random(bench.matrix().seed());
    int round = 0;
    for (int halving = halvings; halving > 0 && !bench.stopped(); halving--) {
      long few = Math.max(Math.min(LEAST_ROWS, rows), rows >> halving);
      bench.expect(coming(left, few, bench.matrix().repeat(), rows));
      Map<Cell, List<Sample>> found = new HashMap<>();
      for (int look = 0; look < LOOKS; look++, round++) {
        Collections.shuffle(left, random);
        for (Cell cell : left) {
          bench
              .sample(cell.of(few), round)
              .ifPresent(s -> found.computeIfAbsent(cell, c -> new ArrayList<>()).add(s));
        }
      }
      bench.roundEnded();
      left = better(left, found);
    }
    var last = new ArrayList<Cell>();
    for (int i = 0; i < bench.matrix().repeat(); i++) {
      last.addAll(left);
    }
    bench.expect(last);
    for (int i = 0; i < bench.matrix().repeat() && !bench.stopped(); i++, round++) {
      bench.lanes(round);
      Collections.shuffle(left, random);
      for (Cell cell : left) {
        bench.sample(cell, round);
      }
      bench.roundEnded();
    }
  }

  private List<Cell> better(List<Cell> cells, Map<Cell, List<Sample>> found) {
    var sound = new ArrayList<>(cells);
    sound.removeIf(
        cell ->
            found.getOrDefault(cell, List.of()).stream()
                .anyMatch(s -> s.peakHeapBytes() > mostHeapBytes));
    // Where all are above the limit, the fastest of them are better than nothing.
    List<Cell> rivals = sound.isEmpty() ? new ArrayList<>(cells) : sound;
    rivals.sort(Comparator.comparingDouble((Cell c) -> -rate(found.get(c))));
    return new ArrayList<>(rivals.subList(0, Math.min(rivals.size(), (cells.size() + 1) / 2)));
  }

  private static double rate(List<Sample> samples) {
    return samples == null
        ? 0
        : Estimate.of(samples.stream().map(Measure.WHOLE::of).toList()).median();
  }

  private static List<Cell> coming(List<Cell> left, long few, int repeat, long rows) {
    var coming = new ArrayList<Cell>();
    int n = left.size();
    for (long r = few; n > FINAL; n = (n + 1) / 2, r = Math.min(rows, 2 * r)) {
      for (int i = 0; i < LOOKS * n; i++) {
        coming.add(left.get(i % left.size()).of(r));
      }
    }
    for (int i = 0; i < repeat * Math.min(n, FINAL); i++) {
      coming.add(left.get(i % left.size()));
    }
    return coming;
  }
}
