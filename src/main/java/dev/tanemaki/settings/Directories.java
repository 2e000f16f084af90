package dev.tanemaki.settings;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Where the operator's files live. Nothing is created by asking.
 *
 * @param config settings and connection profiles
 * @param state the log
 * @param data the sandbox and its rows
 */
public record Directories(Path config, Path state, Path data) {

  private static final String NAME = "tanemaki";

  /** Those of the user who runs this process. */
  public static Directories ofUser() {
    return of(System.getProperty("os.name"), System.getProperty("user.home"), System.getenv());
  }

  /**
   * {@code XDG_CONFIG_HOME}, {@code XDG_STATE_HOME} and {@code XDG_DATA_HOME} where they are set to
   * an absolute path, else what the platform's programs use.
   */
  static Directories of(String platform, String home, Map<String, String> environment) {
    String os = platform.toLowerCase(Locale.ROOT);
    Path user = Path.of(home);
    if (os.contains("windows")) {
      Path roaming = directory(environment, "APPDATA", user.resolve("AppData").resolve("Roaming"));
      Path local = directory(environment, "LOCALAPPDATA", user.resolve("AppData").resolve("Local"));
      return new Directories(
          roaming.resolve(NAME),
          local.resolve(NAME).resolve("state"),
          local.resolve(NAME).resolve("data"));
    }
    boolean mac = os.contains("mac");
    Path library = user.resolve("Library");
    Path support = library.resolve("Application Support");
    return new Directories(
        directory(environment, "XDG_CONFIG_HOME", mac ? support : user.resolve(".config"))
            .resolve(NAME),
        directory(
                environment,
                "XDG_STATE_HOME",
                mac ? library.resolve("Logs") : user.resolve(".local").resolve("state"))
            .resolve(NAME),
        directory(
                environment,
                "XDG_DATA_HOME",
                mac ? support : user.resolve(".local").resolve("share"))
            .resolve(NAME));
  }

  private static Path directory(Map<String, String> environment, String variable, Path otherwise) {
    String value = environment.getOrDefault(variable, "");
    if (value.isEmpty() || !Path.of(value).isAbsolute()) {
      return otherwise;
    }
    return Path.of(value);
  }
}
