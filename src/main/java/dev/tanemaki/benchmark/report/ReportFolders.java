package dev.tanemaki.benchmark.report;

import dev.tanemaki.benchmark.result.Retention;
import dev.tanemaki.benchmark.result.Retention.Kept;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Folders that reports are written to; of those of runs in the data directory the oldest go when
 * there are too many.
 */
public final class ReportFolders {

  /** What a report consists of, as files. */
  interface Content {
    void writeTo(Path folder) throws IOException;
  }

  private ReportFolders() {}

  /**
   * Writes a report; the folder is made where it is not there.
   *
   * @throws dev.tanemaki.problem.ProblemException failed, where it cannot be written
   */
  static void write(Path folder, Content content) {
    try {
      Files.createDirectories(folder);
      content.writeTo(folder);
    } catch (IOException e) {
      throw unwritable(folder, e);
    } catch (UncheckedIOException e) {
      throw unwritable(folder, e.getCause());
    }
  }

  private static ProblemException unwritable(Path folder, IOException e) {
    return Problem.failed(
            "The report cannot be written to " + folder,
            String.valueOf(e.getMessage()),
            "Check permissions and free space.")
        .asException(e);
  }

  /** Removes what is beyond the limits, save the folder that was just written. */
  public static void prune(Path directory, Retention limits, Path justWritten) {
    try {
      for (Kept gone : limits.beyond(kept(directory, justWritten), Instant.now())) {
        Retention.remove(gone.folder());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * All folders as retention sees them; none where there is no such directory.
   *
   * @param justWritten stays
   */
  public static List<Kept> kept(Path directory, Path justWritten) {
    try (Stream<Path> all = Files.list(directory)) {
      return all.filter(Files::isDirectory)
          .map(folder -> Kept.of(folder, written(folder), folder.equals(justWritten)))
          .toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Instant written(Path folder) {
    try {
      return Files.getLastModifiedTime(folder).toInstant();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
