package dev.tanemaki.settings;

import dev.tanemaki.problem.Code;
import dev.tanemaki.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The settings on disk. Console and terminal may change them at the same time: {@link #update}
 * applies a change to what the file holds at that moment.
 */
public final class SettingsFile {

  private final Path file;

  /**
   * @param directory the config directory; made when something is saved
   */
  public SettingsFile(Path directory) {
    file = directory.resolve("settings.json");
  }

  /**
   * What was read.
   *
   * @param problem what was wrong with the file; the settings are the defaults then
   */
  public record Loaded(Settings settings, Optional<Problem> problem) {}

  public Path path() {
    return file;
  }

  /** Reads the settings. A file that cannot be understood is kept under another name. */
  public Loaded load() {
    byte[] json;
    try {
      json = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return new Loaded(Settings.DEFAULTS, Optional.empty());
    } catch (IOException e) {
      return new Loaded(
          Settings.DEFAULTS,
          Optional.of(
              Problem.failed(
                      "The settings in " + file + " cannot be read",
                      reason(e),
                      "Defaults are used; check the file's permissions.")
                  .as(Code.SETTINGS_UNREADABLE, file.toString(), reason(e), "")));
    }
    try {
      return new Loaded(SettingsJson.read(json), Optional.empty());
    } catch (IOException e) {
      return new Loaded(Settings.DEFAULTS, Optional.of(keepAside(e)));
    }
  }

  private Problem keepAside(IOException cause) {
    Path aside = file;
    for (int i = 1; Files.exists(aside); i++) {
      aside = file.resolveSibling("settings.kept-" + i + ".json");
    }
    String next;
    String kept = "";
    try {
      Files.move(file, aside);
      kept = aside.toString();
      next = "Defaults are used; the old file is kept as " + aside + ".";
    } catch (IOException e) {
      next = "Defaults are used; move the file away to save settings again.";
    }
    return Problem.failed("The settings in " + file + " cannot be understood", reason(cause), next)
        .as(Code.SETTINGS_UNREADABLE, file.toString(), reason(cause), kept);
  }

  /**
   * Changes the settings on disk in one step.
   *
   * @return the settings as they are now
   * @throws dev.tanemaki.problem.ProblemException when they cannot be saved
   */
  public Settings update(UnaryOperator<Settings> change) {
    var options = EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try (var channel = PrivateFile.open(file.resolveSibling("settings.lock"), options);
        var lock = channel.lock()) {
      Settings changed = change.apply(load().settings());
      PrivateFile.write(file, SettingsJson.write(changed));
      return changed;
    } catch (IOException | UncheckedIOException e) {
      throw Problem.failed(
              "The settings cannot be saved in " + file.getParent(),
              reason(e),
              "Check the directory's permissions and free space.")
          .asException(e);
    }
  }

  private static String reason(Exception e) {
    return switch (e) {
      case java.nio.file.AccessDeniedException denied -> "access denied";
      case java.nio.file.FileAlreadyExistsException exists -> "a file is in the way";
      default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    };
  }
}
