package dev.tanemaki.database.sandbox;

import dev.tanemaki.database.Target;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The embedded PostgreSQL in one directory. It keeps its data between launches and goes on when the
 * process that started it ends. Safe from any thread and any number of processes: whoever comes
 * second waits for the first, then attaches. Failures are {@link
 * dev.tanemaki.problem.ProblemException}s.
 */
public final class Sandbox {

  private final Path directory;

  /**
   * @param directory holds everything: binaries, data, password, log; made when needed
   */
  public Sandbox(Path directory) {
    this.directory = directory;
  }

  /** The sandbox of the operator's own account, in the platform's directory for user data. */
  public static Sandbox ofUser() {
    throw new UnsupportedOperationException("not yet");
  }

  public Path directory() {
    return directory;
  }

  /** Starts the server or attaches to the one that runs; a cold start takes a few seconds. */
  public Target start() {
    throw new UnsupportedOperationException("not yet");
  }

  /** The running server, without starting one. */
  public Optional<Target> attachIfRunning() {
    throw new UnsupportedOperationException("not yet");
  }

  /**
   * The running server's URL with user and password, as psql takes it ({@code postgresql://…});
   * with {@code jdbc:} before it, as JDBC does. Starts the server when needed.
   */
  public String url() {
    throw new UnsupportedOperationException("not yet");
  }

  /**
   * Stops the server; sessions are ended, committed rows stay.
   *
   * @return whether one was running
   */
  public boolean stop() {
    throw new UnsupportedOperationException("not yet");
  }

  /** Stops the server and removes its data, not its binaries. The next start makes an empty one. */
  public void reset() {
    throw new UnsupportedOperationException("not yet");
  }
}
