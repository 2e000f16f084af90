package dev.tanemaki.database;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.OptionalInt;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Versioned scripts of one schema, run by Flyway, which keeps its history there. The only class
 * that names Flyway, so that none of it is loaded where nothing is to be migrated.
 */
public final class Migrations {

  /** Flyway's table in the schema, which says which versions are in. */
  public static final String HISTORY = "flyway_schema_history";

  /** Flyway tells in many lines what also reaches the caller; held, as loggers are weak. */
  private static final Logger LOGGER = Logger.getLogger("org.flywaydb");

  static {
    LOGGER.setLevel(Level.OFF);
  }

  /** What would end the transaction or the lease of the connection. */
  private static final Set<String> ENDING = Set.of("commit", "rollback", "setAutoCommit", "close");

  private final String location;
  private final String schema;

  /**
   * @param location folder of the class path with the scripts, {@code V1__name.sql} and on
   * @param schema has to be there before {@link #migrate}
   */
  public Migrations(String location, String schema) {
    this.location = location;
    this.schema = schema;
  }

  /**
   * Brings the schema to the newest version in the transaction under way, with which all of it
   * stays or goes. Two sessions must not do this at once: the caller holds a lock.
   *
   * @param baseline the version that the schema has already where it has no history yet
   * @throws ServerException whatever the server says to a script
   */
  public void migrate(Session session, OptionalInt baseline) {
    if (!session.inTransaction()) {
      throw new IllegalStateException("migrations need a transaction");
    }
    String path = session.queryOne("show search_path", row -> row.string(1)).orElseThrow();
    session.jdbc(
        connection -> {
          migrate(connection, baseline);
          return null;
        });
    // Each of Flyway's two connections, which are one here, restores what it has found.
    session.query("select set_config('search_path', ?, false)", row -> null, path);
  }

  private void migrate(Connection connection, OptionalInt baseline) throws SQLException {
    var configuration =
        Flyway.configure(Migrations.class.getClassLoader())
            .dataSource(new OneConnection(withinTransaction(connection)))
            .locations("classpath:" + location)
            .defaultSchema(schema)
            .schemas(schema)
            .table(HISTORY)
            .createSchemas(false)
            .failOnMissingLocations(true)
            .loggers("slf4j");
    baseline.ifPresent(version -> configuration.baselineVersion(String.valueOf(version)));
    Flyway flyway = configuration.load();
    try {
      if (baseline.isPresent()) {
        flyway.baseline();
      }
      flyway.migrate();
    } catch (FlywayException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof SQLException told) {
          throw told;
        }
      }
      throw e;
    }
  }

  /** The connection without its ends: they are its owner's. */
  private static Connection withinTransaction(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            Migrations.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (_, method, args) -> {
              if (ENDING.contains(method.getName())) {
                return null;
              }
              try {
                return method.invoke(connection, args);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** Gives the same connection to whoever asks. */
  private record OneConnection(Connection connection) implements DataSource {

    @Override
    public Connection getConnection() {
      return connection;
    }

    @Override
    public Connection getConnection(String user, String password) {
      return connection;
    }

    @Override
    public PrintWriter getLogWriter() {
      return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
      return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
      throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
      throw new SQLException("wraps no " + type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
      return false;
    }
  }
}
