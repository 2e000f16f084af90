package dev.tanemaki.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.tanemaki.problem.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A target, opened: a pool of connections and what is known about the server. Safe from any thread.
 * Opening and leasing fail within about five seconds when the server does not answer.
 */
public final class Database implements AutoCloseable {

  /** How long to wait for a server or for a free connection, in seconds. */
  static final int PATIENCE = 5;

  /** The pool reports what also reaches the caller as an exception; kept from the terminal. */
  private static final Logger POOL_LOGGER = Logger.getLogger("com.zaxxer.hikari");

  static {
    POOL_LOGGER.setLevel(Level.OFF);
  }

  private final Target target;
  private final ServerErrors errors;
  private final ServerInfo server;
  private final HikariDataSource pool;

  private Database(Target target, ServerErrors errors, ServerInfo server, HikariDataSource pool) {
    this.target = target;
    this.errors = errors;
    this.server = server;
    this.pool = pool;
  }

  /**
   * Opens a target with the server's own settings.
   *
   * @param connections at most so many at a time; a run takes its workers + 2
   * @throws ServerException when the server cannot be reached or turns the user away
   */
  public static Database open(Target target, int connections) {
    return open(target, connections, Map.of());
  }

  /**
   * Opens a target.
   *
   * @param settings given to every session at its start, such as {@code lock_timeout} → {@code 5s}
   * @throws ServerException when the server cannot be reached or turns the user away
   */
  public static Database open(Target target, int connections, Map<String, String> settings) {
    var errors = new ServerErrors(target);
    Properties properties = properties(target, settings);
    ServerInfo server;
    // One connection made by hand first: the pool would hide why it cannot make one.
    try (Connection probe = new org.postgresql.Driver().connect(target.jdbcUrl(), properties)) {
      server = ServerInfoReader.read(new Session(probe, errors, ignored -> {}));
    } catch (SQLException e) {
      throw errors.translate(e);
    }
    if (server.majorVersion() < 12) {
      throw Problem.refused(
              "The server " + target.place() + " is too old",
              "it runs PostgreSQL " + server.version(),
              "Use PostgreSQL 12 or later.")
          .asException();
    }
    var config = new HikariConfig();
    config.setPoolName(target.name());
    config.setJdbcUrl(target.jdbcUrl());
    config.setDataSourceProperties(properties);
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(0);
    config.setIdleTimeout(TimeUnit.MINUTES.toMillis(1));
    config.setMaxLifetime(0);
    config.setConnectionTimeout(TimeUnit.SECONDS.toMillis(PATIENCE));
    config.setInitializationFailTimeout(-1);
    return new Database(target, errors, server, new HikariDataSource(config));
  }

  private static Properties properties(Target target, Map<String, String> settings) {
    var properties = new Properties();
    properties.setProperty("user", target.user());
    if (!target.password().isEmpty()) {
      properties.setProperty("password", target.password().text());
    }
    properties.setProperty("ApplicationName", "tanemaki");
    properties.setProperty("connectTimeout", String.valueOf(PATIENCE));
    properties.setProperty("loginTimeout", String.valueOf(PATIENCE));
    // A COPY may be silent for minutes while the server checkpoints; the run has its own watchdog.
    properties.setProperty("socketTimeout", "0");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("autosave", "never");
    properties.setProperty("reWriteBatchedInserts", "false");
    // No named statements: the shape of a table may change between two of a run's statements.
    properties.setProperty("prepareThreshold", "0");
    properties.setProperty("assumeMinServerVersion", "12");
    if (!settings.isEmpty()) {
      var options = new StringBuilder();
      settings.forEach(
          (name, value) ->
              options
                  .append(options.isEmpty() ? "-c " : " -c ")
                  .append(name)
                  .append('=')
                  .append(value.replace("\\", "\\\\").replace(" ", "\\ ")));
      properties.setProperty("options", options.toString());
    }
    return properties;
  }

  public Target target() {
    return target;
  }

  public ServerInfo server() {
    return server;
  }

  /**
   * Leases a connection; closing the session gives it back.
   *
   * @throws ServerException when the server is gone or no connection becomes free in five seconds
   */
  public Session session() {
    try {
      Connection connection = pool.getConnection();
      return new Session(connection, errors, pool::evictConnection);
    } catch (SQLException e) {
      throw errors.translate(e);
    }
  }

  /** Leases a connection for one piece of work. */
  public <T> T with(Function<Session, T> work) {
    try (var session = session()) {
      return work.apply(session);
    }
  }

  /** Closes all connections; statements under way fail. */
  @Override
  public void close() {
    pool.close();
  }
}
