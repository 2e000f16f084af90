package dev.tanemaki.benchmark.report;

import dev.tanemaki.benchmark.result.Retention;
import dev.tanemaki.benchmark.result.Retention.Kept;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Folders of reports of runs in the data directory; the oldest go when there are too many. */
public final class ReportFolders {

  private ReportFolders() {}

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
