package dev.tanemaki.copy.field;

import dev.tanemaki.problem.ProblemException;

/** On its way from a field, which knows the value, to the encoder, which knows the row. */
public final class TooLongException extends RuntimeException {

  private final int row;
  private final String text;
  private final transient TextLimit limit;

  TooLongException(int row, String text, TextLimit limit) {
    super(null, null, false, false);
    this.row = row;
    this.text = text;
    this.limit = limit;
  }

  /** What is said of it, in a chunk that begins with this row of the table. */
  public ProblemException inRow(long firstRow) {
    return limit.exceeded(text, firstRow + row);
  }
}
