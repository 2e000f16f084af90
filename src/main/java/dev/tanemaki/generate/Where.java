package dev.tanemaki.generate;

import dev.tanemaki.problem.Message;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.problem.ProblemException;

/** A column of a table, for messages. */
record Where(String table, String column) {

  /** What keeps this column from being generated, and what to do about it. */
  ProblemException problem(Message why, Message next) {
    var what = GenerateMessage.COLUMN_NOT_MADE.of(table + "." + column);
    return new ColumnProblem(Problem.usage(what, why, next), this);
  }
}
