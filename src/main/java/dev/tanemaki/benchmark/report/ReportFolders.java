package dev.tanemaki.benchmark.report;

import dev.tanemaki.benchmark.result.Retention;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders of reports of runs in the data directory; the oldest go when there are too many. */
public final class ReportFolders {

  private ReportFolders() {}

  /** Removes what is beyond the limits, save the folder that was just written. */
  public static void prune(Path directory, Retention limits, Path justWritten) {
    try (Stream<Path> all = Files.list(directory)) {
      List<Path> newestFirst =
          all.filter(Files::isDirectory)
              .sorted(Comparator.comparing(ReportFolders::written).reversed())
              .toList();
      int count = 0;
      long bytes = 0;
      for (Path folder : newestFirst) {
        long size = size(folder);
        boolean old = Duration.between(written(folder), Instant.now()).compareTo(limits.age()) > 0;
        if (!folder.equals(justWritten)
            && (old || count + 1 > limits.count() || bytes + size > limits.bytes())) {
          remove(folder);
        } else {
          count++;
          bytes += size;
        }
      }
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

  private static long size(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(f -> f.toFile().length()).sum();
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
