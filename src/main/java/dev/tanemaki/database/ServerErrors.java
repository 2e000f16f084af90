package dev.tanemaki.database;

import dev.tanemaki.problem.Problem;
import java.sql.SQLException;

/** Says in the operator's words what a server or driver said about one target. */
final class ServerErrors {

  private final Target target;

  ServerErrors(Target target) {
    this.target = target;
  }

  ServerException translate(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    return new ServerException(
        Problem.failed("The server refused", String.valueOf(e.getMessage()), ""),
        state,
        ErrorClass.of(state),
        e);
  }
}
