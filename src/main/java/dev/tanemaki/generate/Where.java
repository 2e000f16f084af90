package dev.tanemaki.generate;

import dev.tanemaki.problem.Problem;
import dev.tanemaki.problem.ProblemException;

/** A column of a table, for messages. */
record Where(String table, String column) {

  /** What keeps this column from being generated, and what to do about it. */
  ProblemException problem(String why, String next) {
    var what = "Column " + table + "." + column + " cannot be generated";
    return new ColumnProblem(Problem.usage(what, why, next), this);
  }
}
