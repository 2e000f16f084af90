package dev.tanemaki.benchmark.result;

import java.util.Comparator;

/**
 * One setting of a matrix.
 *
 * @param rows of the plan's main table
 * @param batchSize rows per transaction
 * @param workers connections that load
 * @param constraints keep, suspend or auto
 */
public record Cell(long rows, int batchSize, int workers, String constraints)
    implements Comparable<Cell> {

  private static final Comparator<Cell> ORDER =
      Comparator.comparingLong(Cell::rows)
          .thenComparing(Cell::constraints)
          .thenComparingInt(Cell::batchSize)
          .thenComparingInt(Cell::workers);

  @Override
  public int compareTo(Cell other) {
    return ORDER.compare(this, other);
  }
}
