package dev.tanemaki.database;

import dev.tanemaki.problem.Problem;
import dev.tanemaki.problem.ProblemException;

/** What a server or driver said, told as a problem, with what a retry needs to decide. */
public final class ServerException extends ProblemException {

  private static final long serialVersionUID = 1L;

  private final String sqlState;
  private final ErrorClass errorClass;
  private final transient ErrorDetail detail;

  ServerException(
      Problem problem,
      String sqlState,
      ErrorClass errorClass,
      ErrorDetail detail,
      Throwable cause) {
    super(problem, cause);
    this.sqlState = sqlState;
    this.errorClass = errorClass;
    this.detail = detail;
  }

  /** The five characters of PostgreSQL's error code, empty where there is none. */
  public String sqlState() {
    return sqlState;
  }

  public ErrorClass errorClass() {
    return errorClass;
  }

  /** Whether the server, or this process's share of it, has no connection left. */
  public boolean noConnectionLeft() {
    return sqlState.equals(ServerErrors.TOO_MANY);
  }

  /** Whether a lock did not come within lock_timeout. */
  public boolean lockTimedOut() {
    return sqlState.equals(ServerErrors.LOCK_NOT_AVAILABLE);
  }

  public ErrorDetail detail() {
    return detail;
  }
}
