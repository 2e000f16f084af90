package dev.tanemaki.database;

import dev.tanemaki.problem.Problem;
import dev.tanemaki.problem.ProblemException;

/** What a server or driver said, told as a problem, with what a retry needs to decide. */
public final class ServerException extends ProblemException {

  private final String sqlState;
  private final ErrorClass errorClass;

  ServerException(Problem problem, String sqlState, ErrorClass errorClass, Throwable cause) {
    super(problem, cause);
    this.sqlState = sqlState;
    this.errorClass = errorClass;
  }

  /** The five characters of PostgreSQL's error code, empty where there is none. */
  public String sqlState() {
    return sqlState;
  }

  public ErrorClass errorClass() {
    return errorClass;
  }
}
