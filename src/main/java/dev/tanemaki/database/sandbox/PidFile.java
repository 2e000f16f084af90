package dev.tanemaki.database.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * {@code postmaster.pid}: what a server writes into its data directory while it runs, and leaves
 * there when it dies.
 *
 * @param pid the server's process, if it is still the same
 * @param port where it listens
 */
record PidFile(long pid, int port) {

  private static final String NAME = "postmaster.pid";
  private static final int PORT_LINE = 3;

  /** A process number no system gives to a process. */
  private static final String NOBODY = String.valueOf(Integer.MAX_VALUE - 1);

  /** Reads the file; empty where there is none or the server has not written all of it yet. */
  static Optional<PidFile> read(Path data) throws IOException {
    try {
      List<String> lines = Files.readAllLines(data.resolve(NAME), StandardCharsets.ISO_8859_1);
      return lines.size() <= PORT_LINE
          ? Optional.empty()
          : Optional.of(
              new PidFile(
                  Long.parseLong(lines.getFirst().strip()),
                  Integer.parseInt(lines.get(PORT_LINE).strip())));
    } catch (NoSuchFileException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /**
   * Whether the process lives and is the PostgreSQL server of this data directory, not a process
   * that got the number later.
   */
  boolean alive(Path data) {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .map(ProcessHandle::info)
        .filter(
            info ->
                info.command()
                    .map(command -> Path.of(command).getFileName().toString())
                    .filter(name -> name.startsWith("postgres"))
                    .isPresent())
        // Not every platform tells a process's arguments; then its name has to do.
        .filter(
            info ->
                info.arguments()
                    .map(arguments -> List.of(arguments).contains(data.toString()))
                    .orElse(true))
        .isPresent();
  }

  /**
   * Makes a dead server's file harmless where its process number now belongs to somebody else: the
   * server would take that process for its predecessor and refuse to start. The rest of the file
   * stays, because the server finds its predecessor's shared memory, and orphans using it, by it.
   */
  static void defuse(Path data) throws IOException {
    Path file = data.resolve(NAME);
    if (Files.exists(file)) {
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      int end = text.indexOf('\n');
      Files.writeString(
          file, NOBODY + (end < 0 ? "\n" : text.substring(end)), StandardCharsets.ISO_8859_1);
    }
  }
}
