package dev.tanemaki.database.sandbox;

import dev.tanemaki.database.Target;
import dev.tanemaki.schema.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.Driver;

/** Tries to enter a server. */
final class Knock {

  private static final String INVALID_PASSWORD = "28P01";
  private static final String NO_SUCH_DATABASE = "3D000";
  private static final String STARTING = "57P03";

  /** Who or what opened. */
  enum Answer {
    /** It let us in. */
    WELCOME,
    /** It let us in, but has no such database. */
    NO_DATABASE,
    /** A server that is starting, stopping or full. */
    BUSY,
    /** A server that does not know us. */
    STRANGER,
    /** Nobody listens, or not with PostgreSQL's protocol. */
    NOBODY
  }

  private Knock() {}

  static Answer at(Target target) {
    try (Connection connection = connect(target)) {
      return Answer.WELCOME;
    } catch (SQLException e) {
      String state = e.getSQLState() == null ? "" : e.getSQLState();
      return switch (state) {
        case INVALID_PASSWORD, "28000" -> Answer.STRANGER;
        case NO_SUCH_DATABASE -> Answer.NO_DATABASE;
        case STARTING, "53300" -> Answer.BUSY;
        default -> Answer.NOBODY;
      };
    }
  }

  /**
   * Makes the target's database, connected to the one every server has. Its search path leaves out
   * the schema named after the user: that one is the ledger's, and no place for an operator's
   * tables.
   */
  static void createDatabase(Target target) throws SQLException {
    try (Connection connection = connect(target.withDatabase("postgres"));
        var statement = connection.createStatement()) {
      String name = TableName.quote(target.database());
      statement.execute("create database " + name);
      statement.execute("alter database " + name + " set search_path to public");
    }
  }

  /** Whether the server did not answer in time or went away: it may be there the next time. */
  static boolean lost(SQLException e) {
    return e.getSQLState() != null && e.getSQLState().startsWith("08");
  }

  private static Connection connect(Target target) throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", target.user());
    properties.setProperty("password", target.password().text());
    properties.setProperty("ApplicationName", "tanemaki");
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("loginTimeout", "5");
    return new Driver().connect(target.jdbcUrl(), properties);
  }
}
