package dev.tanemaki.run.ledger;

/**
 * The row indexes a run loads into one table.
 *
 * @param table the table's name as the plan writes it
 * @param firstRow the first row index
 * @param rows how many
 * @param merged rows whose keys are there already are left out: a list that is partly in
 */
public record Extent(String table, long firstRow, long rows, boolean merged) {

  public long endRow() {
    return firstRow + rows;
  }
}
