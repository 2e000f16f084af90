package dev.tanemaki.generate;

import dev.tanemaki.problem.Problem;
import dev.tanemaki.problem.ProblemException;

/** What keeps one column from being generated, with where that is. */
final class ColumnProblem extends ProblemException {

  private static final long serialVersionUID = 1;

  private final transient Where where;

  ColumnProblem(Problem problem, Where where) {
    super(problem, null);
    this.where = where;
  }

  Where where() {
    return where;
  }
}
