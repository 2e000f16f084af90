package dev.tanemaki.benchmark.result;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * How much is kept; the oldest go first, what is pinned stays.
 *
 * @param count folders at most
 * @param age at most
 * @param bytes of all folders together at most
 */
public record Retention(int count, Duration age, long bytes) {
  public static final Retention USUAL = new Retention(100, Duration.ofDays(365), 500L << 20);

  /**
   * Something that is kept.
   *
   * @param stays whatever the limits are, but it counts
   */
  public record Kept(Path folder, Instant written, long bytes, boolean stays) {
    public static Kept of(Path folder, Instant written, boolean stays) {
      return new Kept(folder, written, size(folder), stays);
    }
  }

  /** What is beyond the limits. */
  public List<Kept> beyond(Collection<Kept> all, Instant now) {
    var gone = new ArrayList<Kept>();
    int many = 0;
    long size = 0;
    for (Kept kept : all.stream().sorted(Comparator.comparing(Kept::written).reversed()).toList()) {
      boolean old = Duration.between(kept.written(), now).compareTo(age) > 0;
      if (!kept.stays() && (old || many + 1 > count || size + kept.bytes() > bytes)) {
        gone.add(kept);
      } else {
        many++;
        size += kept.bytes();
      }
    }
    return gone;
  }

  /** Removes a folder with all that is in it. */
  public static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static long size(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(f -> f.toFile().length()).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
