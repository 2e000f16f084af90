package dev.tanemaki.benchmark.matrix;

import dev.tanemaki.benchmark.result.Cell;
import dev.tanemaki.benchmark.result.Matrix;
import java.util.ArrayList;

/** Every cell once, then all of them again: what drifts hits them all alike. */
record AllCells() implements MatrixRun.Course {

  @Override
  public void go(MatrixRun bench) throws InterruptedException {
    Matrix matrix = bench.matrix();
    var all = new ArrayList<Cell>();
    for (int round = 0; round < matrix.repeat(); round++) {
      all.addAll(matrix.round(round));
    }
    bench.expect(all);
    for (int round = 0; round < matrix.repeat() && !bench.stopped(); round++) {
      bench.lanes(round);
      for (Cell cell : matrix.round(round)) {
        bench.sample(cell, round);
      }
      bench.roundEnded();
    }
  }
}
