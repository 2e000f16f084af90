package dev.tanemaki.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A small file system in memory, for tests of full disks; unmounted when the JVM ends. */
public final class TinyDisk {

  private TinyDisk() {}

  /** Mounts one and makes a directory in it; empty where this user may not. */
  public static Optional<Path> mount(int megabytes) {
    if (!"root".equals(System.getProperty("user.name"))) {
      return Optional.empty();
    }
    try {
      Path point = Files.createTempDirectory("tanemaki-disk");
      if (!run(
          "mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", point.toString())) {
        return Optional.empty();
      }
      Runtime.getRuntime().addShutdownHook(new Thread(() -> unmount(point)));
      return Optional.of(Files.createDirectory(point.resolve("space")));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static void unmount(Path point) {
    try {
      // Lazily: a server that uses it may stop only after this.
      run("umount", "--lazy", point.toString());
      Files.deleteIfExists(point);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static boolean run(String... command) throws IOException {
    try {
      return new ProcessBuilder(List.of(command)).redirectErrorStream(true).start().waitFor() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
