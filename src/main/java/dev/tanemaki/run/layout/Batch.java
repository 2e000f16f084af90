package dev.tanemaki.run.layout;

import dev.tanemaki.run.ledger.Extent;

/**
 * A range of row indexes of one table, loaded in one transaction.
 *
 * @param job the table's part of the run
 * @param firstRow index of the first row
 * @param rows how many, at most the run's batch size
 */
public record Batch(TableJob job, long firstRow, int rows) {

  public Extent extent() {
    return job.extent();
  }

  /** Its rows, as the ledger knows them. */
  public Extent range() {
    return new Extent(extent().table(), firstRow, rows, extent().merged());
  }

  /** As the operator counts: rows from 0. */
  @Override
  public String toString() {
    return "Rows %,d to %,d of %s".formatted(firstRow, firstRow + rows - 1, extent().table());
  }
}
