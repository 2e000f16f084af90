package dev.tanemaki.copy;

import dev.tanemaki.problem.Problem;
import dev.tanemaki.problem.ProblemException;
import dev.tanemaki.schema.ColumnType;

/**
 * The declared length of a text column. The server would refuse the whole batch; said before it is
 * sent, with the value at fault.
 *
 * @param characters at most, {@link Integer#MAX_VALUE} for no limit
 */
record TextLimit(String column, String type, int characters) {

  /** No limit. */
  static final TextLimit NONE = new TextLimit("", "", Integer.MAX_VALUE);

  static TextLimit of(ColumnType type, String column) {
    int limit =
        type instanceof ColumnType.Text text && text.maxLength() > 0
            ? text.maxLength()
            : Integer.MAX_VALUE;
    return new TextLimit(column, type.sql(), limit);
  }

  void require(String text) {
    if (text.length() > characters && text.codePointCount(0, text.length()) > characters) {
      throw exceeded("A value is too long for " + column, text);
    }
  }

  ProblemException exceeded(String text, long row) {
    return exceeded("The value of row " + row + " is too long for " + column, text);
  }

  private ProblemException exceeded(String what, String text) {
    return Problem.failed(
            what,
            "\""
                + text
                + "\" has "
                + text.codePointCount(0, text.length())
                + " characters, "
                + type
                + " holds "
                + characters,
            "Shorten the column's rule in the plan, or widen the column.")
        .asException();
  }
}
