package dev.tanemaki.database.sandbox;

import dev.tanemaki.problem.Problem;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A data directory and the programs that make, start and stop a server on it. */
final class Cluster {

  static final String USER = "tanemaki";

  private static final String SETTINGS_FILE = "tanemaki.conf";
  private static final Duration INITDB = Duration.ofMinutes(3);

  /** Recovery after a crash replays up to max_wal_size. */
  private static final Duration START = Duration.ofMinutes(10);

  private static final int PORT_ATTEMPTS = 5;
  private static final long LOG_LIMIT = 10L << 20;

  private final Path place;
  private final Binaries binaries;
  private final Account account;

  /**
   * @param place holds the data and the log; the account can enter it
   */
  Cluster(Path place, Binaries binaries, Account account) {
    this.place = place;
    this.binaries = binaries;
    this.account = account;
  }

  static Path data(Path place) {
    return place.resolve("data");
  }

  static Path log(Path place) {
    return place.resolve("server.log");
  }

  static Path passwordFile(Path place) {
    return place.resolve("password");
  }

  /**
   * Makes the data directory if there is none; what a crash left half made is made again.
   *
   * @param synced whether it must survive a crash of the machine from the beginning
   */
  void initialise(boolean synced) throws IOException {
    Path data = data(place);
    if (Files.isDirectory(data)) {
      return;
    }
    Path half = place.resolve("data.half");
    Trees.delete(half);
    var random = new byte[24];
    new SecureRandom().nextBytes(random);
    Trees.writePrivate(
        passwordFile(place), Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    account.own(passwordFile(place));
    var outcome =
        Program.run(
            place,
            INITDB,
            account.command(
                binaries.program("initdb"),
                "--pgdata=" + half,
                "--username=" + USER,
                "--pwfile=" + passwordFile(place),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--no-locale",
                // Nobody guesses 192 random bits, however fast; 4,096 rounds of hashing only cost
                // every connection tens of milliseconds of a processor.
                "--set=scram_iterations=1",
                synced ? "--sync-method=fsync" : "--no-sync",
                // Compares by code point: indexes on text build several times faster.
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8"));
    if (!outcome.well()) {
      throw Troubles.program(
          "The sandbox's data cannot be made", place, log(place), outcome.output());
    }
    Files.writeString(
        half.resolve("postgresql.conf"),
        "\ninclude = '" + SETTINGS_FILE + "'\n",
        StandardOpenOption.APPEND);
    Files.move(half, data, StandardCopyOption.ATOMIC_MOVE);
  }

  /** The server that runs on this place's data, whether or not it takes connections yet. */
  static Optional<PidFile> running(Path place) throws IOException {
    return PidFile.read(data(place)).filter(file -> file.alive(data(place)));
  }

  /**
   * Starts the server and waits until it takes connections.
   *
   * @param extra settings that override the sandbox's own
   * @return the port it listens on
   */
  int start(Map<String, String> extra) throws IOException {
    Path data = data(place);
    Path log = log(place);
    Set<Integer> taken = new HashSet<>();
    for (int attempt = 1; ; attempt++) {
      int port = Ports.choose(rememberedPort(), place, taken);
      Path settings = data.resolve(SETTINGS_FILE);
      Trees.writePrivate(settings, Settings.text(port, place, extra));
      account.own(settings);
      if (Files.exists(log) && Files.size(log) > LOG_LIMIT) {
        Files.delete(log);
      }
      long before = 0;
      if (Files.exists(log)) {
        before = Files.size(log);
        account.own(log);
      }
      var outcome =
          Program.run(
              place,
              START.plusSeconds(5),
              account.command(
                  binaries.program("pg_ctl"),
                  "start",
                  "--wait",
                  "--timeout=" + START.toSeconds(),
                  "--pgdata=" + data,
                  "--log=" + log));
      if (outcome.well()) {
        return port;
      }
      String said = outcome.output() + "\n" + tail(log, before);
      if (said.contains("could not bind") && attempt < PORT_ATTEMPTS) {
        taken.add(port); // somebody was faster
        continue;
      }
      throw Troubles.program("The sandbox cannot start", place, log, said);
    }
  }

  /** Stops the server, ending its sessions. */
  void stop() throws IOException {
    stop("fast");
  }

  /** Stops the server without a checkpoint, for data that are to be removed. */
  void abandon() throws IOException {
    stop("immediate");
  }

  private void stop(String mode) throws IOException {
    var outcome =
        Program.run(
            place,
            START,
            account.command(
                binaries.program("pg_ctl"),
                "stop",
                "--wait",
                "--timeout=" + START.toSeconds(),
                "--mode=" + mode,
                "--pgdata=" + data(place)));
    if (!outcome.well() && running(place).isPresent()) {
      throw Troubles.program("The sandbox does not stop", place, log(place), outcome.output());
    }
  }

  /** The password made at the beginning. */
  static Optional<String> password(Path place) throws IOException {
    Path file = passwordFile(place);
    return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
  }

  /** Refuses to go on without the password of existing data. */
  static String requirePassword(Path place) throws IOException {
    return password(place)
        .orElseThrow(
            () ->
                Problem.failed(
                        "The sandbox's password is lost",
                        passwordFile(place) + " does not exist, but its data do",
                        "Put the file back, or remove the data with \"tanemaki sandbox reset\".")
                    .asException());
  }

  private int rememberedPort() throws IOException {
    Path settings = data(place).resolve(SETTINGS_FILE);
    if (!Files.exists(settings)) {
      return 0;
    }
    return Files.readAllLines(settings).stream()
        .filter(line -> line.startsWith("port = "))
        .map(line -> Integer.parseInt(line.substring("port = ".length()).strip()))
        .findFirst()
        .orElse(0);
  }

  private static String tail(Path log, long from) throws IOException {
    if (!Files.exists(log)) {
      return "";
    }
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      long start = Math.max(from, file.length() - (64 << 10));
      var bytes = new byte[(int) Math.max(0, file.length() - start)];
      file.seek(start);
      file.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
