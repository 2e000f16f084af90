package dev.tanemaki.copy.field;

import dev.tanemaki.problem.Message;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.problem.ProblemException;
import dev.tanemaki.schema.ColumnType;

/**
 * The declared length of a text column. The server would refuse the whole batch; said before it is
 * sent, with the value at fault.
 *
 * @param characters at most, {@link Integer#MAX_VALUE} for no limit
 */
public record TextLimit(String column, String type, int characters) {

  /** No limit. */
  public static final TextLimit NONE = new TextLimit("", "", Integer.MAX_VALUE);

  /** That of the value's column. */
  public static TextLimit of(Value value) {
    ColumnType type = value.type();
    int limit =
        type instanceof ColumnType.Text text && text.maxLength() > 0
            ? text.maxLength()
            : Integer.MAX_VALUE;
    return new TextLimit(value.column(), type.sql(), limit);
  }

  void require(String text) {
    if (text.length() > characters && text.codePointCount(0, text.length()) > characters) {
      throw exceeded(CopyMessage.TOO_LONG.of(column), text);
    }
  }

  ProblemException exceeded(String text, long row) {
    return exceeded(CopyMessage.ROW_TOO_LONG.of(row, column), text);
  }

  private ProblemException exceeded(Message what, String text) {
    return Problem.failed(
            what,
            CopyMessage.CHARACTERS.of(
                text, text.codePointCount(0, text.length()), type, characters),
            CopyMessage.SHORTEN.of())
        .asException();
  }
}
