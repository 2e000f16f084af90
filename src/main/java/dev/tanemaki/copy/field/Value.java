package dev.tanemaki.copy.field;

import dev.tanemaki.generate.Vector;
import dev.tanemaki.problem.Message;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.problem.ProblemException;
import dev.tanemaki.schema.ColumnType;

/**
 * What is to be sent in every row: a column, or an element of an array.
 *
 * @param type of the column or the element
 * @param column the column's name, for messages
 * @param element whether it is an element of an array
 * @param last whether it is the last of its row or array
 */
public record Value(Vector vector, ColumnType type, String column, boolean element, boolean last) {

  /** An element of this array. */
  Value element(Vector vector, ColumnType.Array array, boolean last) {
    return new Value(vector, array.element(), column, true, last);
  }

  /**
   * @throws ProblemException usage, where texts cannot be values of the type
   */
  void requireText() {
    switch (type) {
      case ColumnType.Text _, ColumnType.Enumeration _, ColumnType.Json _ -> {}
      case ColumnType.Bool _,
          ColumnType.Int _,
          ColumnType.Real _,
          ColumnType.Numeric _,
          ColumnType.Date _,
          ColumnType.Time _,
          ColumnType.Timestamp _,
          ColumnType.Interval _,
          ColumnType.Uuid _,
          ColumnType.Bytea _,
          ColumnType.Array _,
          ColumnType.Other _ ->
          throw unfit(CopyMessage.TEXTS.of());
    }
  }

  /**
   * @throws ProblemException usage, where arrays cannot be values of the type
   */
  ColumnType.Array requireArray(CopyMessage made) {
    if (type instanceof ColumnType.Array array) {
      return array;
    }
    throw unfit(made.of());
  }

  /**
   * That the column does not take what its rule makes.
   *
   * @param values what that is
   */
  public ProblemException unfit(Message values) {
    return Problem.usage(
            CopyMessage.NOT_LOADED.of(column),
            CopyMessage.MAKES.of(values, type.sql()),
            CopyMessage.OTHER_RULE.of())
        .asException();
  }
}
