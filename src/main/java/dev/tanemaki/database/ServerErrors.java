package dev.tanemaki.database;

import dev.tanemaki.problem.Code;
import dev.tanemaki.problem.Problem;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Says in the operator's words what a server or driver said about one target. */
final class ServerErrors {

  /** What the pool's own impatience is filed under: it passes by itself. */
  static final String LOCK_NOT_AVAILABLE = "55P03";

  static final String TOO_MANY = "53300";

  private static final String NO_CONNECTION = "08003";

  private final Target target;

  ServerErrors(Target target) {
    this.target = target;
  }

  ServerException translate(SQLException e) {
    SQLException told = told(e);
    String state = state(told);
    if (state.isEmpty() && told instanceof SQLTransientConnectionException) {
      return new ServerException(
          Problem.failed(
              "No free connection to " + target.place(),
              "all connections of this process are in use",
              "Use fewer workers."),
          TOO_MANY,
          ErrorClass.TRANSIENT,
          ErrorDetail.NONE,
          e);
    }
    ServerErrorMessage message =
        told instanceof PSQLException server ? server.getServerErrorMessage() : null;
    ErrorDetail detail = message == null ? ErrorDetail.NONE : detail(message);
    String text = text(message == null ? told.getMessage() : message.getMessage());
    String hint = message == null ? "" : text(message.getHint());
    return new ServerException(
        problem(state, text, hint, detail, told), state, ErrorClass.of(state), detail, e);
  }

  private static String state(SQLException e) {
    if (e.getSQLState() != null) {
      return e.getSQLState();
    }
    // The pool's own words for a connection that it took away because it had broken.
    return "Connection is closed".equals(e.getMessage()) ? NO_CONNECTION : "";
  }

  /** The pool wraps what the driver said when it could not connect. */
  private static SQLException told(SQLException e) {
    return e instanceof SQLTransientConnectionException
            && e.getCause() instanceof SQLException cause
        ? cause
        : e;
  }

  private Problem problem(
      String state, String text, String hint, ErrorDetail detail, SQLException e) {
    String because = detail.detail().isEmpty() ? text : text + ". " + detail.detail();
    return switch (state) {
      case "08001", "08004", "28P01", "28000", "3D000", "57P03" -> connecting(state, text, e);
      case TOO_MANY ->
          Problem.failed(
                  "The server " + place() + " has no connection left",
                  text,
                  "Use fewer workers, or raise max_connections of the server.")
              .as(Code.NO_CONNECTION_LEFT, place(), text);
      case "08000", "08003", "08006", "08007" ->
          Problem.failed(
                  "The connection to " + place() + " is lost",
                  text,
                  "Check the server and the network, then resume the run.")
              .as(Code.CONNECTION_LOST, place(), text);
      case "57P01", "57P02", "57P05", "25P03", "25P04" ->
          Problem.failed(
                  "The server " + place() + " ended the session",
                  text,
                  "When the server takes connections again, resume the run.")
              .as(Code.SESSION_ENDED, place(), text);
      case "57014" ->
          new Problem(
              text.contains("timeout") ? Problem.Kind.FAILED : Problem.Kind.CANCELLED,
              "The statement was cancelled",
              text,
              "");
      case "53100" ->
          Problem.failed(
                  "The server's disk is full",
                  because,
                  "Make room on the server, then resume the run.")
              .as(Code.DISK_FULL, because);
      case "53000", "53200", "53400", "58030" ->
          Problem.failed(
                  "The server " + place() + " cannot go on",
                  because,
                  "See to the server's memory, disks and limits, then resume the run.")
              .as(Code.SERVER_EXHAUSTED, place(), because);
      case LOCK_NOT_AVAILABLE, "55006" ->
          Problem.failed(
                  "Another session holds a lock",
                  because,
                  "Wait for that session or end it, then try again.")
              .as(Code.LOCKED, because);
      case "40001", "40P01" ->
          Problem.failed("Another transaction was in the way", because, "Try again.");
      case "42501" ->
          Problem.failed(
                  "The role " + quoted(target.user()) + " lacks a privilege",
                  because,
                  hint.isEmpty() ? "Ask the owner to grant it, or connect as another role." : hint)
              .as(Code.PRIVILEGE_MISSING, target.user(), because, hint);
      case "25006" ->
          Problem.failed(
                  "The server " + place() + " takes no writes",
                  text,
                  "Connect to the primary server, or turn default_transaction_read_only off.")
              .as(Code.READ_ONLY, place(), text);
      case "42P01", "3F000" ->
          Problem.failed(
              "A table or schema is missing in " + place(),
              text,
              "Create it first, or check the names and the search path.");
      default -> byClass(state, text, hint, because, detail);
    };
  }

  private Problem byClass(
      String state, String text, String hint, String because, ErrorDetail detail) {
    String table = detail.table().isEmpty() ? "" : " of table " + quoted(detail.table());
    if (state.startsWith("23")) {
      String what =
          detail.constraint().isEmpty()
              ? "Column " + quoted(detail.column()) + table + " refuses a row"
              : "Constraint " + quoted(detail.constraint()) + table + " refuses a row";
      return Problem.failed(what, because + at(detail), "Change the plan so that no row breaks it.")
          .as(
              Code.CONSTRAINT_BROKEN,
              detail.constraint().isEmpty() ? detail.column() : detail.constraint(),
              detail.table(),
              because + at(detail));
    }
    if (state.startsWith("22")) {
      return Problem.failed(
          "The server refuses a value" + table,
          because + at(detail),
          "Change the rule of that column so that its type can hold the value.");
    }
    return Problem.failed("The server " + place() + " refused a statement", because, hint);
  }

  private static String at(ErrorDetail detail) {
    return detail.where().isEmpty()
        ? ""
        : " (" + detail.where().lines().findFirst().orElse("") + ")";
  }

  private Problem connecting(String state, String text, SQLException e) {
    String server = target.host() + ":" + target.port();
    String user = quoted(target.user());
    String what = "The server " + server + " cannot be reached";
    return switch (state) {
      case "28P01" ->
          wrongPassword(server, user, "the password is wrong")
              .as(Code.PASSWORD_WRONG, server, target.user());
      case "08004" ->
          text.contains("no password")
              ? wrongPassword(server, user, "it wants a password and none is given")
                  .as(Code.PASSWORD_MISSING, server, target.user())
              : Problem.failed(
                      "The server " + server + " turned the connection away",
                      text,
                      "Check the target's user and the server's pg_hba.conf.")
                  .as(Code.LOGIN_REFUSED, server, target.user(), text);
      case "28000" ->
          Problem.failed(
                  "The server " + server + " does not let " + user + " in",
                  text,
                  "Check the target's user and the server's pg_hba.conf.")
              .as(Code.LOGIN_REFUSED, server, target.user(), text);
      case "3D000" ->
          Problem.failed(
                  "The database " + quoted(target.database()) + " does not exist",
                  "the server " + server + " has none of that name",
                  "Create it, or correct the URL.")
              .as(Code.DATABASE_UNKNOWN, target.database(), server);
      case "57P03" ->
          Problem.failed(
                  "The server " + server + " takes no connections now",
                  text,
                  "Try again when it has started.")
              .as(Code.SERVER_STARTING, server, text);
      default -> {
        Throwable cause = root(e);
        yield switch (cause) {
          case ConnectException refused ->
              Problem.failed(
                      what,
                      "nobody listens there",
                      "Start the server, or correct host and port of the URL.")
                  .as(Code.SERVER_NOT_LISTENING, server);
          case UnknownHostException unknown ->
              Problem.failed(
                      what,
                      "the name " + quoted(target.host()) + " is not known",
                      "Correct the host of the URL, or check the network's name service.")
                  .as(Code.HOST_UNKNOWN, server, target.host());
          case SocketTimeoutException timeout -> noAnswer(what, server);
          case NoRouteToHostException noRoute -> noAnswer(what, server);
          default ->
              text.contains("timed out") || text.contains("timeout")
                  ? noAnswer(what, server)
                  : Problem.failed(what, text, "Check host, port and TLS settings of the URL.")
                      .as(Code.SERVER_UNREACHABLE, server, text);
        };
      }
    };
  }

  private static Problem noAnswer(String what, String server) {
    return Problem.failed(
            what,
            "no answer within " + Database.PATIENCE + " seconds",
            "Check the host, the network and the firewall.")
        .as(Code.SERVER_SILENT, server, Database.PATIENCE);
  }

  private static Problem wrongPassword(String server, String user, String why) {
    return Problem.failed(
        "The server " + server + " refused the login of " + user,
        why,
        "Correct the target's password; PGPASSWORD holds it where the URL has none.");
  }

  private static String quoted(String name) {
    return '"' + name + '"';
  }

  private String place() {
    return target.place();
  }

  private static Throwable root(Throwable e) {
    return e.getCause() == null ? e : root(e.getCause());
  }

  private static ErrorDetail detail(ServerErrorMessage message) {
    return new ErrorDetail(
        text(message.getSchema()),
        text(message.getTable()),
        text(message.getColumn()),
        text(message.getConstraint()),
        text(message.getDetail()),
        text(message.getWhere()));
  }

  private static String text(String maybe) {
    return maybe == null ? "" : maybe.strip();
  }
}
