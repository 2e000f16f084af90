package dev.tanemaki.copy;

/** On its way from a field, which knows the value, to the encoder, which knows the row. */
final class TooLongException extends RuntimeException {

  private final int row;
  private final String text;
  private final transient TextLimit limit;

  TooLongException(int row, String text, TextLimit limit) {
    super(null, null, false, false);
    this.row = row;
    this.text = text;
    this.limit = limit;
  }

  dev.tanemaki.problem.ProblemException inRow(long firstRow) {
    return limit.exceeded(text, firstRow + row);
  }
}
