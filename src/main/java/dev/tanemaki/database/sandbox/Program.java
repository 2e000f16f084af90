package dev.tanemaki.database.sandbox;

import dev.tanemaki.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end, in a directory, with nothing of the caller's PostgreSQL settings. */
final class Program {

  /** How a program ended: its exit code and all it printed. */
  record Outcome(int exitCode, String output) {
    boolean well() {
      return exitCode == 0;
    }
  }

  private Program() {}

  /**
   * @param directory the working directory; what the program prints passes through a file there
   * @throws IOException when the program cannot be started at all
   */
  static Outcome run(Path directory, Duration atMost, List<String> command) throws IOException {
    // A file, not a pipe: a server started by the program may keep the pipe open for ever.
    Path output = Files.createTempFile(directory, "program", ".out");
    try {
      var builder =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      var environment = builder.environment();
      environment.keySet().removeIf(name -> name.toUpperCase(Locale.ROOT).startsWith("PG"));
      environment.put("LC_ALL", "C");
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        return new Outcome(-1, command.getFirst() + " did not end in " + atMost.toSeconds() + " s");
      }
      return new Outcome(
          process.exitValue(), Files.readString(output, StandardCharsets.ISO_8859_1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Problem(Problem.Kind.CANCELLED, "Cancelled while the sandbox started", "", "")
          .asException(e);
    } finally {
      Files.deleteIfExists(output);
    }
  }
}
