package dev.tanemaki.database;

import java.sql.SQLException;
import org.postgresql.copy.CopyIn;

/**
 * The open end of a COPY … FROM STDIN. For one thread. What is wrong with the data comes to light
 * at {@link #finish}, seldom before. Closing without having finished cancels the COPY.
 */
public final class CopySink implements AutoCloseable {

  private final CopyIn copy;
  private final ServerErrors errors;
  private boolean over;

  CopySink(CopyIn copy, ServerErrors errors) {
    this.copy = copy;
    this.errors = errors;
  }

  /**
   * Sends bytes to the server, best 64 to 256 KB at a time. Blocks while the server is behind.
   *
   * @throws ServerException when the connection breaks
   */
  public void write(byte[] bytes, int offset, int length) {
    try {
      copy.writeToCopy(bytes, offset, length);
    } catch (SQLException e) {
      over = true;
      throw errors.translate(e);
    }
  }

  /**
   * Ends the COPY and waits for the server's verdict.
   *
   * @return rows the server took
   * @throws ServerException for whatever the server finds wrong with any row; none is in then
   */
  public long finish() {
    over = true;
    try {
      return copy.endCopy();
    } catch (SQLException e) {
      throw errors.translate(e);
    }
  }

  /** Gives the COPY up: no row of it stays, and a transaction around it can only be rolled back. */
  public void cancel() {
    over = true;
    try {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    } catch (SQLException e) {
      throw errors.translate(e);
    }
  }

  @Override
  public void close() {
    if (!over) {
      cancel();
    }
  }
}
