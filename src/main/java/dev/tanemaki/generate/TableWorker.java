package dev.tanemaki.generate;

import java.util.List;

/** Makes chunks of one table's rows. For one thread at a time. */
public final class TableWorker {

  private final int capacity;
  private final long[] index;
  private final Binder.Step[] steps;
  private final List<Vector> vectors;

  TableWorker(List<Formula> formulas, int capacity) {
    var binder = new Binder(capacity);
    this.capacity = capacity;
    this.vectors = formulas.stream().map(binder::vector).toList();
    this.steps = binder.steps().toArray(Binder.Step[]::new);
    this.index = binder.rows();
  }

  /** Rows of a chunk at most. */
  public int capacity() {
    return capacity;
  }

  /** The vectors of every chunk: the same objects, filled anew. */
  public List<Vector> vectors() {
    return vectors;
  }

  /**
   * Makes rows {@code firstRow … firstRow + rows - 1}. The chunk is good until the next call.
   *
   * @param firstRow 0 or more
   * @param rows 1 to {@link #capacity}
   */
  public Chunk generate(long firstRow, int rows) {
    if (firstRow < 0 || rows < 1 || rows > capacity) {
      throw new IllegalArgumentException(
          rows + " rows from " + firstRow + "; a chunk holds 1 to " + capacity);
    }
    for (int i = 0; i < rows; i++) {
      index[i] = firstRow + i;
    }
    for (Binder.Step step : steps) {
      step.run(rows);
    }
    return new Chunk(firstRow, rows, vectors);
  }
}
