package dev.tanemaki.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.postgresql.PGConnection;

/**
 * A leased connection. For one thread at a time, save {@link #cancel} and {@link #abort}, which any
 * thread may call. Every verb throws {@link ServerException} for whatever the server or the driver
 * says. Outside a transaction each statement commits by itself.
 */
public final class Session implements AutoCloseable {

  private static final int FETCH_ROWS = 1_000;

  private final Connection connection;
  private final ServerErrors errors;
  private final Consumer<Connection> evict;
  private boolean inTransaction;

  /** Guards the end of the lease: a late cancel or abort must not hit whoever leases next. */
  private final Object lease = new Object();

  private boolean over;

  /**
   * @param evict takes the connection out of its pool after an abort
   */
  Session(Connection connection, ServerErrors errors, Consumer<Connection> evict) {
    this.connection = connection;
    this.errors = errors;
    this.evict = evict;
  }

  /**
   * Runs one statement; arguments stand for its question marks.
   *
   * @param args text, numbers, booleans, {@link java.time.Instant}s, {@code byte[]}, {@link
   *     java.util.UUID}s, null, or a list of text for an array of text
   * @return rows inserted, updated or deleted, 0 for other statements
   */
  public long execute(String sql, Object... args) {
    try {
      if (args.length == 0) {
        // Without arguments a question mark is the operator of that name.
        try (Statement statement = connection.createStatement()) {
          statement.execute(sql);
          return Math.max(0, statement.getLargeUpdateCount());
        }
      }
      try (PreparedStatement statement = Arguments.prepare(connection, sql, args)) {
        statement.execute();
        return Math.max(0, statement.getLargeUpdateCount());
      }
    } catch (SQLException e) {
      throw errors.translate(e);
    }
  }

  /** The rows of a query, each mapped. Rows for which the mapper gives null are left out. */
  public <T> List<T> query(String sql, Row.Mapper<T> mapper, Object... args) {
    var mapped = new ArrayList<T>();
    forEach(
        sql,
        row -> {
          T value = mapper.map(row);
          if (value != null) {
            mapped.add(value);
          }
        },
        args);
    return mapped;
  }

  /** The first row of a query, mapped; empty where there is none. */
  public <T> Optional<T> queryOne(String sql, Row.Mapper<T> mapper, Object... args) {
    return query(sql, mapper, args).stream().findFirst();
  }

  /** The number in the first column of the first row; 0 where there is none or it is null. */
  public long queryLong(String sql, Object... args) {
    return queryOne(sql, row -> row.longValue(1), args).orElse(0L);
  }

  /**
   * Hands every row of a query to a consumer. Inside a transaction rows arrive a thousand at a
   * time, so that any number of them fits in memory; outside, all at once.
   */
  public void forEach(String sql, Consumer<Row> consumer, Object... args) {
    try (PreparedStatement prepared =
            args.length == 0 ? null : Arguments.prepare(connection, sql, args);
        Statement plain = args.length == 0 ? connection.createStatement() : null) {
      Statement statement = prepared == null ? plain : prepared;
      if (inTransaction) {
        statement.setFetchSize(FETCH_ROWS);
      }
      try (ResultSet result =
          prepared == null ? plain.executeQuery(sql) : prepared.executeQuery()) {
        var row = new ResultRow(result, errors);
        while (result.next()) {
          consumer.accept(row);
        }
      }
    } catch (SQLException e) {
      throw errors.translate(e);
    }
  }

  /** Begins a transaction; the server hears of it with the next statement. */
  public void begin() {
    if (inTransaction) {
      throw new IllegalStateException("a transaction is open already");
    }
    try {
      connection.setAutoCommit(false);
      inTransaction = true;
    } catch (SQLException e) {
      throw errors.translate(e);
    }
  }

  /**
   * Commits. When this throws {@link ErrorClass#CONNECTION_LOST}, nobody knows whether the server
   * committed: abort, and ask the ledger over another session.
   */
  public void commit() {
    try {
      connection.commit();
      inTransaction = false;
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      throw errors.translate(e);
    }
  }

  public void rollback() {
    try {
      connection.rollback();
      inTransaction = false;
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      throw errors.translate(e);
    }
  }

  /** Work on the bare connection, for whoever in this package has to hand it on. */
  <T> T jdbc(JdbcWork<T> work) {
    try {
      return work.apply(connection);
    } catch (SQLException e) {
      throw errors.translate(e);
    }
  }

  /** What may fail as JDBC does. */
  @FunctionalInterface
  interface JdbcWork<T> {
    T apply(Connection connection) throws SQLException;
  }

  /** Whether a transaction is under way. */
  public boolean inTransaction() {
    return inTransaction;
  }

  /**
   * Runs work in a transaction of its own: committed when it returns, rolled back when it throws.
   */
  public <T> T inTransaction(Function<Session, T> work) {
    begin();
    boolean done = false;
    try {
      T result = work.apply(this);
      commit();
      done = true;
      return result;
    } finally {
      if (!done && inTransaction) {
        rollbackOrAbort();
      }
    }
  }

  /**
   * Starts a COPY … FROM STDIN. Until it is finished or cancelled the session takes nothing else.
   */
  public CopySink copyIn(String copySql) {
    try {
      return new CopySink(server().getCopyAPI().copyIn(copySql), errors);
    } catch (SQLException e) {
      throw errors.translate(e);
    }
  }

  /** The server process behind this session, as in {@code pg_stat_activity}. */
  public int backendPid() {
    try {
      return server().getBackendPID();
    } catch (SQLException e) {
      throw errors.translate(e);
    }
  }

  /**
   * Asks the server to cancel the statement under way, a COPY too; it then fails with {@link
   * ErrorClass#CANCELLED} in its own thread. Nothing happens when none is. From any thread.
   */
  public void cancel() {
    synchronized (lease) {
      if (over) {
        return;
      }
      try {
        server().cancelQuery();
      } catch (SQLException e) {
        throw errors.translate(e);
      }
    }
  }

  /**
   * Cuts the connection at once, from any thread and whatever is under way; an open transaction is
   * never committed after this. The server notices at its next read or write.
   */
  public void abort() {
    synchronized (lease) {
      if (over) {
        return;
      }
      over = true;
      try {
        connection.unwrap(Connection.class).abort(Runnable::run);
      } catch (SQLException e) {
        // It was broken or closed already, which is all that was wanted.
      }
      evict.accept(connection);
    }
  }

  /** Gives the connection back. A transaction still open is rolled back, never committed. */
  @Override
  public void close() {
    if (inTransaction) {
      rollbackOrAbort();
    }
    synchronized (lease) {
      if (!over) {
        try {
          over = true;
          connection.close();
        } catch (SQLException e) {
          evict.accept(connection);
        }
      }
    }
  }

  private void rollbackOrAbort() {
    try {
      rollback();
    } catch (ServerException e) {
      // On any doubt the physical connection goes: the pool would commit what it finds open.
      abort();
    }
  }

  private PGConnection server() throws SQLException {
    return connection.unwrap(PGConnection.class);
  }
}
