package dev.tanemaki.database.sandbox;

import dev.tanemaki.problem.Problem;
import dev.tanemaki.problem.ProblemException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Bad news of the sandbox, in the operator's words. */
final class Troubles {

  /** What pg_ctl says whatever happened. */
  private static final String SAYS_NOTHING =
      "waiting for server to .*|stopped waiting|pg_ctl: could not start server"
          + "|Examine the log output\\.";

  private static final String ELSEWHERE =
      "Choose another place with the variable XDG_DATA_HOME, or another server with --url.";

  private Troubles() {}

  /** A directory or file cannot be made, written or read. */
  static ProblemException files(String what, Path place, IOException e) {
    if (mentions(e, "No space left")
        || mentions(e, "Disk quota")
        || mentions(e, "not enough space")) {
      return diskFull(place, e);
    }
    if (e instanceof AccessDeniedException || mentions(e, "Read-only file system")) {
      return Problem.failed(
              what,
              "no permission for " + ((FileSystemException) e).getFile(),
              "Make " + place + " yours. " + ELSEWHERE)
          .asException(e);
    }
    String why =
        e instanceof NoSuchFileException missing
            ? missing.getFile() + " does not exist"
            : e instanceof FileSystemException file && file.getReason() == null
                ? file.getFile() + ": " + e.getClass().getSimpleName()
                : String.valueOf(e.getMessage());
    return Problem.failed(what, why, "Look at " + place + ". " + ELSEWHERE).asException(e);
  }

  static ProblemException diskFull(Path place, Throwable cause) {
    return Problem.failed(
            "The sandbox cannot be set up",
            "the disk is full at " + place,
            "Make room (some 300 MB to begin with). " + ELSEWHERE)
        .asException(cause);
  }

  /** A program of the server ended badly. */
  static ProblemException program(String what, Path place, Path log, String output) {
    if (output.contains("No space left on device") || output.contains("Disk quota exceeded")) {
      return diskFull(place, null);
    }
    if (output.contains("error while loading shared libraries")
        || output.contains("not found (required by")) {
      return Problem.failed(
              what,
              "this system lacks a library the embedded PostgreSQL needs: " + essence(output),
              "Install the library, or use a server of your own with --url.")
          .asException();
    }
    if (output.contains("incompatible with server")
        || output.contains("initialized by PostgreSQL version")) {
      String which =
          output
              .lines()
              .filter(line -> line.contains("initialized by"))
              .map(line -> line.replaceFirst("^.*DETAIL:\\s*", "").replaceFirst("\\.$", ""))
              .findFirst()
              .orElse(essence(output));
      return Problem.failed(
              what,
              which,
              "Its data were made by another version: \"tanemaki sandbox reset\" removes them.")
          .asException();
    }
    return Problem.failed(what, essence(output), "The server's log is " + log + ".").asException();
  }

  /** The line that says most: the last with an error, or the last there is. */
  static String essence(String output) {
    String last = "it gave no reason";
    String telling = null;
    for (String line : output.lines().map(String::strip).filter(l -> !l.isEmpty()).toList()) {
      if (!line.matches(SAYS_NOTHING)) {
        last = line;
      }
      if (line.contains("FATAL:")
          || line.contains("PANIC:")
          || line.contains("error:")
          || line.contains("ERROR:")) {
        telling = line.replaceFirst("^.*?((FATAL|PANIC|ERROR|error):\\s*)", "");
      }
    }
    return telling == null ? last : telling;
  }

  private static boolean mentions(IOException e, String text) {
    return String.valueOf(e.getMessage()).contains(text);
  }
}
