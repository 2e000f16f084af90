package dev.tanemaki.database.sandbox;

import dev.tanemaki.database.Environment;
import dev.tanemaki.database.Secret;
import dev.tanemaki.database.Target;
import dev.tanemaki.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The embedded PostgreSQL in one directory. It keeps its data between launches and goes on when the
 * process that started it ends. Safe from any thread and any number of processes: whoever comes
 * second waits for the first, then attaches. Failures are {@link
 * dev.tanemaki.problem.ProblemException}s.
 */
public final class Sandbox {

  private static final String DATABASE = "tanemaki";

  /** Says where the data are when they are not beside it. */
  private static final String ELSEWHERE = "elsewhere";

  private static final Duration BUSY = Duration.ofMinutes(10);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Path directory;
  private final Path binaries;
  private final Map<String, String> settings;

  /**
   * @param directory holds everything: binaries, data, password, log; made when needed
   */
  public Sandbox(Path directory) {
    this(directory, directory.resolve("binaries"), Map.of());
  }

  /**
   * @param directory holds data, password and log
   * @param binaries holds the server's programs; several sandboxes may share it
   * @param settings of the server, overriding the sandbox's own, written as in postgresql.conf
   */
  public Sandbox(Path directory, Path binaries, Map<String, String> settings) {
    this.directory = directory.toAbsolutePath().normalize();
    this.binaries = binaries.toAbsolutePath().normalize();
    this.settings = Map.copyOf(settings);
  }

  public Path directory() {
    return directory;
  }

  /** Starts the server or attaches to the one that runs; a cold start takes a few seconds. */
  public Target start() {
    var running = attachIfRunning();
    if (running.isPresent()) {
      return running.get();
    }
    return locked(
        "The sandbox cannot start",
        () -> {
          var meanwhile = attachIfRunning();
          return meanwhile.isPresent() ? meanwhile.get() : startAlone();
        });
  }

  private Target startAlone() throws IOException {
    Account account = Account.find(directory, Cluster.data(knownPlace()));
    Path place = place(account);
    Binaries programs = Binaries.locate(binariesFor(place));
    programs.unpack();
    var cluster = new Cluster(place, programs, account);
    cluster.initialise(!"off".equals(settings.get("fsync")));
    Cluster.requirePassword(place);
    int port;
    var running = Cluster.running(place);
    if (running.isPresent()) {
      port = running.get().port(); // still starting, or recovering from a crash
    } else {
      PidFile.defuse(Cluster.data(place));
      port = cluster.start(settings);
    }
    return settle(place, port);
  }

  /** Waits for the server to open and makes its database where that is missing. */
  private Target settle(Path place, int port) throws IOException {
    Target target = target(place, port);
    long deadline = System.nanoTime() + BUSY.toNanos();
    while (true) {
      switch (Knock.at(target)) {
        case WELCOME -> {
          return target;
        }
        case NO_DATABASE -> {
          try {
            Knock.createDatabase(target);
          } catch (SQLException e) {
            if (Knock.lost(e) && System.nanoTime() < deadline) {
              continue; // as it happens where everything starts at once
            }
            throw Troubles.program(
                "The sandbox's database cannot be made",
                place,
                Cluster.log(place),
                String.valueOf(e.getMessage()));
          }
        }
        case STRANGER ->
            throw Problem.failed(
                    "The sandbox does not know its own password",
                    Cluster.passwordFile(place) + " was changed",
                    "Put it back, or remove the data with \"tanemaki sandbox reset\".")
                .asException();
        case BUSY, NOBODY -> {
          if (System.nanoTime() > deadline) {
            throw Problem.failed(
                    "The sandbox does not take connections",
                    "its server runs but did not open port " + port,
                    "The server's log is " + Cluster.log(place) + ".")
                .asException();
          }
          pause();
        }
      }
    }
  }

  /** The running server, without starting one. */
  public Optional<Target> attachIfRunning() {
    try {
      Path place = knownPlace();
      var server = Cluster.running(place);
      if (server.isEmpty() || Cluster.password(place).isEmpty()) {
        return Optional.empty();
      }
      // The password is random: whoever accepts it is ours.
      Target target = target(place, server.get().port());
      return Knock.at(target) == Knock.Answer.WELCOME ? Optional.of(target) : Optional.empty();
    } catch (IOException e) {
      throw Troubles.files("The sandbox cannot be read", directory, e);
    }
  }

  /**
   * The server's URL with user and password, as psql takes it ({@code postgresql://…}); with {@code
   * jdbc:} before it, as JDBC does. Starts the server when needed.
   */
  public String url() {
    Target target = start();
    return target.jdbcUrl().substring("jdbc:".length())
        + "?user="
        + target.user()
        + "&password="
        + target.password().text();
  }

  /**
   * Stops the server; sessions are ended, committed rows stay.
   *
   * @return whether one was running
   */
  public boolean stop() {
    if (!Files.isDirectory(directory)) {
      return false;
    }
    return locked("The sandbox does not stop", () -> stopAlone(Cluster::stop));
  }

  private interface Stop {
    void of(Cluster cluster) throws IOException;
  }

  private boolean stopAlone(Stop stop) throws IOException {
    Path place = knownPlace();
    if (Cluster.running(place).isEmpty()) {
      return false;
    }
    Binaries programs = Binaries.locate(binariesFor(place));
    programs.unpack();
    stop.of(new Cluster(place, programs, Account.find(directory, Cluster.data(place))));
    return true;
  }

  /** Stops the server and removes its data, not its binaries. The next start makes an empty one. */
  public void reset() {
    if (!Files.isDirectory(directory)) {
      return;
    }
    locked(
        "The sandbox cannot be reset",
        () -> {
          stopAlone(Cluster::abandon);
          Path place = knownPlace();
          // The data first leave in one step: a crash meanwhile leaves nothing half removed.
          Path leaving = place.resolve("data.half");
          Trees.delete(leaving);
          if (Files.exists(Cluster.data(place))) {
            Files.move(Cluster.data(place), leaving);
          }
          Trees.delete(leaving);
          Files.deleteIfExists(Cluster.passwordFile(place));
          Files.deleteIfExists(Cluster.log(place));
          return null;
        });
  }

  private static Target target(Path place, int port) throws IOException {
    return new Target(
        "sandbox",
        Environment.SANDBOX,
        "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE,
        Cluster.USER,
        new Secret(Cluster.requirePassword(place)));
  }

  /**
   * Where the data are: the sandbox's directory, or, where another user has to run the server and
   * cannot enter that, a directory of the machine that stands for it.
   */
  private Path place(Account account) throws IOException {
    Path place = directory;
    Path elsewhere = directory.resolve(ELSEWHERE);
    account.own(directory);
    if (account.canEnter(directory)) {
      Files.deleteIfExists(elsewhere);
    } else {
      place = Path.of("/var/lib/tanemaki", "sandbox-" + Integer.toHexString(directory.hashCode()));
      Files.createDirectories(place);
      Files.writeString(elsewhere, place.toString());
    }
    account.own(place);
    return place;
  }

  private Path knownPlace() throws IOException {
    Path elsewhere = directory.resolve(ELSEWHERE);
    return Files.exists(elsewhere) ? Path.of(Files.readString(elsewhere).strip()) : directory;
  }

  private Path binariesFor(Path place) {
    return place.equals(directory) ? binaries : place.resolve("binaries");
  }

  private <T> T locked(String what, Work<T> work) {
    try {
      Trees.createPrivate(directory);
      try (var mutex = Mutex.acquire(directory.resolve("lock"), BUSY)) {
        return work.run();
      }
    } catch (IOException e) {
      throw Troubles.files(what, directory, e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Problem(Problem.Kind.CANCELLED, "Cancelled while the sandbox started", "", "")
          .asException(e);
    }
  }

  private interface Work<T> {
    T run() throws IOException;
  }
}
