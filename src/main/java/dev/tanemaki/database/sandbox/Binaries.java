package dev.tanemaki.database.sandbox;

import dev.tanemaki.problem.Problem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The server's programs: an archive on the class path, unpacked once per version. */
final class Binaries {

  /** How long another process may take to unpack them. */
  private static final Duration BUSY = Duration.ofMinutes(2);

  private final URL archive;
  private final Path home;

  private Binaries(URL archive, Path home) {
    this.archive = archive;
    this.home = home;
  }

  /**
   * Finds the archive for this machine.
   *
   * @param parent where versions are unpacked side by side
   */
  static Binaries locate(Path parent) throws IOException {
    String resource = resource(System.getProperty("os.name"), System.getProperty("os.arch"));
    URL archive = Binaries.class.getResource(resource);
    if (archive == null) {
      throw Problem.failed(
              "This build has no embedded PostgreSQL for this machine",
              resource.substring(1) + " is missing",
              "Use a server of your own with --url.")
          .asException();
    }
    return new Binaries(archive, parent.resolve("postgresql-" + version(archive)));
  }

  static String resource(String osName, String osArch) {
    String os = osName.toLowerCase(Locale.ROOT);
    String system =
        os.startsWith("windows") ? "windows" : os.startsWith("mac") ? "darwin" : "linux";
    String architecture =
        switch (osArch.toLowerCase(Locale.ROOT)) {
          case "aarch64", "arm64" -> "arm_64";
          case "amd64", "x86_64" -> "x86_64";
          default -> osArch;
        };
    return "/postgres-" + system + "-" + architecture + ".txz";
  }

  /** Tells one archive from another without reading it: its checksum in the jar's directory. */
  private static String version(URL archive) throws IOException {
    URLConnection connection = archive.openConnection();
    connection.setUseCaches(false);
    if (connection instanceof JarURLConnection jar) {
      try (var file = jar.getJarFile()) {
        return Long.toHexString(file.getJarEntry(jar.getEntryName()).getCrc());
      }
    }
    return Long.toHexString(connection.getContentLengthLong());
  }

  /** Makes sure the programs are unpacked, by one process for all sandboxes that share them. */
  void unpack() throws IOException {
    if (Files.isDirectory(home)) {
      return; // complete: it was moved into place when all of it was there
    }
    Files.createDirectories(home.getParent());
    try (var mutex = Mutex.acquire(home.resolveSibling("lock"), BUSY)) {
      if (!Files.isDirectory(home)) {
        unpackAlone(home.getParent());
      }
    }
  }

  private void unpackAlone(Path parent) throws IOException {
    sweep(parent);
    Path half = Files.createDirectory(parent.resolve("unpacking-" + ProcessHandle.current().pid()));
    try {
      extract(half);
      Files.move(half, home, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Trees.delete(half);
    }
  }

  /** Removes what a crash left half unpacked and what earlier versions left. */
  private static void sweep(Path parent) throws IOException {
    try (Stream<Path> entries = Files.list(parent)) {
      for (Path entry : entries.toList()) {
        String name = entry.getFileName().toString();
        if (name.startsWith("unpacking-") || name.startsWith("postgresql-")) {
          Trees.delete(entry);
        }
      }
    }
  }

  private void extract(Path into) throws IOException {
    try (InputStream raw = archive.openStream();
        var tar =
            new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(raw, 1 << 16)))) {
      for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
        Path path = into.resolve(entry.getName()).normalize();
        if (!path.startsWith(into)) {
          throw new IOException("the archive leaves its directory: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(path);
        } else if (entry.isSymbolicLink()) {
          Files.createDirectories(path.getParent());
          Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else if (!forBuildingOnly(entry.getName())) {
          Files.createDirectories(path.getParent());
          Files.copy(tar, path);
          setMode(path, entry.getMode());
        }
      }
    }
  }

  /** Libraries to link programs against; nothing the server opens. */
  private static boolean forBuildingOnly(String name) {
    return name.endsWith(".a") || name.endsWith(".lib") || name.contains("/pkgconfig/");
  }

  private static void setMode(Path path, int mode) throws IOException {
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(
          path, PosixFilePermissions.fromString((mode & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--"));
    }
  }

  /** The full path of a program, such as {@code pg_ctl}. */
  String program(String name) {
    return home.resolve("bin").resolve(Trees.WINDOWS ? name + ".exe" : name).toString();
  }
}
