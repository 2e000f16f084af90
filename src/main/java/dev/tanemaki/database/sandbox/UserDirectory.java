package dev.tanemaki.database.sandbox;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where the platform keeps the data of one user's programs. */
final class UserDirectory {

  private UserDirectory() {}

  /**
   * @param osName as the system property {@code os.name}
   * @param home the user's home directory
   * @param environment the process's environment
   */
  static Path of(String osName, Path home, Map<String, String> environment) {
    String os = osName.toLowerCase(Locale.ROOT);
    if (os.startsWith("windows")) {
      String local = environment.get("LOCALAPPDATA");
      return (local == null ? home.resolve("AppData").resolve("Local") : Path.of(local))
          .resolve("Tanemaki");
    }
    if (os.startsWith("mac")) {
      return home.resolve("Library").resolve("Application Support").resolve("Tanemaki");
    }
    String xdg = environment.get("XDG_DATA_HOME");
    // The specification says to ignore a relative one.
    return (xdg == null || !Path.of(xdg).isAbsolute()
            ? home.resolve(".local").resolve("share")
            : Path.of(xdg))
        .resolve("tanemaki");
  }
}
