package dev.tanemaki.database;

import dev.tanemaki.database.sandbox.Sandbox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One real PostgreSQL for all tests of a JVM, started with the first test that asks, stopped and
 * removed when the JVM ends. It does not sync to disk, which a server that keeps data must.
 *
 * <p>Every test takes a database of its own with {@link #freshDatabase()}.
 */
public final class TestServer {

  private static final Path ROOT =
      Path.of(System.getProperty("basedir", "."), "target", "test-servers").toAbsolutePath();

  /** By its time, too: where numbers of processes begin anew, another run had this one's. */
  private static final String OWN =
      "server-" + ProcessHandle.current().pid() + "-" + System.currentTimeMillis();

  private static final AtomicInteger NAMES = new AtomicInteger();

  private TestServer() {}

  /** Starts the server when somebody first needs it; the class loader does the locking. */
  private static final class Running {
    static final Target SERVER = startServer();
  }

  private static Target startServer() {
    // Beside the tests: to remove some hundred databases takes minutes on a slow disk.
    Thread.ofPlatform().daemon().name("sweep").start(TestServer::sweep);
    return startServer("");
  }

  /** Starts a server that is removed when this JVM ends. */
  private static Target startServer(String suffix) {
    var sandbox = sandbox(ROOT.resolve(OWN + suffix));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(sandbox)));
    return sandbox.start();
  }

  /** Servers of test runs that were killed, removed by one of the JVMs that start at once. */
  private static void sweep() {
    try {
      Files.createDirectories(ROOT);
      try (var file =
              FileChannel.open(
                  ROOT.resolve("sweep"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          var lock = file.lock();
          var entries = Files.list(ROOT)) {
        entries.filter(TestServer::dead).map(TestServer::sandbox).forEach(TestServer::remove);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static boolean dead(Path directory) {
    String name = directory.getFileName().toString();
    if (!name.startsWith("server-") || name.startsWith(OWN)) {
      return false;
    }
    long pid = Long.parseLong(name.split("-")[1]);
    return pid == ProcessHandle.current().pid() || ProcessHandle.of(pid).isEmpty();
  }

  private static void remove(Sandbox sandbox) {
    sandbox.reset();
    deleteTree(sandbox.directory());
  }

  /**
   * A sandbox of a test's own, not started, without syncing to disk or hashing passwords at length;
   * its programs are unpacked once for all. The test stops it.
   */
  public static Sandbox sandbox(Path directory) {
    return new Sandbox(
        directory,
        binaries(),
        Map.of(
            "fsync",
            "off",
            "max_wal_size",
            "'1GB'",
            "shared_buffers",
            "'128MB'",
            "scram_iterations",
            "1"));
  }

  /** Where the server's programs are unpacked. */
  public static Path binaries() {
    return ROOT.resolve("binaries");
  }

  /** A new empty database, as the user who may do anything. */
  public static Target freshDatabase() {
    return freshDatabase("");
  }

  /**
   * A new empty database.
   *
   * @param options what follows CREATE DATABASE and its name
   */
  public static Target freshDatabase(String options) {
    String name = "test_" + NAMES.incrementAndGet();
    try (var server = open(Running.SERVER);
        var session = server.session()) {
      session.execute("create database " + name + " " + options);
    }
    return Running.SERVER.withDatabase(name);
  }

  /**
   * Opens a target's database for one session. A server on a machine that is too busy to let
   * anybody in within the few seconds that an operator waits is asked again.
   */
  public static Database open(Target target) {
    var opened = new AtomicReference<Database>();
    Await.until(
        target.database() + " is open",
        () -> {
          try {
            opened.set(Database.open(target, 1));
            return true;
          } catch (ServerException e) {
            if (!e.errorClass().retriable()) {
              throw e;
            }
            return false;
          }
        });
    return opened.get();
  }

  /** The same target with a password that is wrong. */
  public static Target withWrongPassword(Target target) {
    return new Target(
        target.name(), target.environment(), target.jdbcUrl(), target.user(), new Secret("not-it"));
  }

  /** The same target for a new role that may log in and nothing else. */
  public static Target withUnprivilegedRole(Target target) {
    String role = "role_" + NAMES.incrementAndGet();
    String password = UUID.randomUUID().toString();
    try (var database = open(target);
        var session = database.session()) {
      session.execute("create role " + role + " login password '" + password + "'");
    }
    return new Target(
        target.name(), target.environment(), target.jdbcUrl(), role, new Secret(password));
  }

  /** A target on a port of this machine where nobody listens. */
  public static Target unreachable() {
    return Target.parse(
        "jdbc:postgresql://127.0.0.1:" + Silent.PORT + "/nowhere?user=u&password=p");
  }

  /** Held until the JVM ends without listening on it, lest anybody else gets it and does listen. */
  private static final class Silent {
    private static final Socket HELD = new Socket();
    static final int PORT = port();

    private static int port() {
      try {
        HELD.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return HELD.getLocalPort();
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }

  /**
   * A new database on a file system of its own that holds hardly anything beyond an empty database.
   * Only where this user may mount one. Its server is its own, too: a server that has pages it
   * cannot write fails whoever needs their buffers, in any of its databases.
   *
   * @param megabytes of the whole file system; an empty database takes about 8
   */
  public static Optional<Target> onTinyDisk(int megabytes) {
    return TinyDisk.mount(megabytes)
        .map(
            directory -> {
              int number = NAMES.incrementAndGet();
              String database = "test_" + number;
              Target own = startServer("-disk-" + number);
              try (var server = Database.open(own, 1);
                  var session = server.session()) {
                session.execute("create tablespace tiny location '" + directory + "'");
                session.execute("create database " + database + " tablespace tiny");
              }
              return own.withDatabase(database);
            });
  }

  /** Copies a directory's content with its permissions. */
  public static void copyTree(Path from, Path to) throws IOException {
    try (var tree = Files.walk(from)) {
      for (Path path : tree.skip(1).toList()) {
        Files.copy(path, to.resolve(from.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  static void deleteTree(Path root) {
    if (!Files.exists(root)) {
      return;
    }
    try (var tree = Files.walk(root)) {
      for (Path path : tree.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
