package dev.tanemaki;

import dev.tanemaki.cli.Cli;
import dev.tanemaki.cli.Services;
import dev.tanemaki.cli.Terminal;
import dev.tanemaki.database.sandbox.Sandbox;
import dev.tanemaki.run.RunService;
import dev.tanemaki.settings.Directories;
import dev.tanemaki.settings.LogFile;
import dev.tanemaki.settings.Passwords;
import dev.tanemaki.settings.SettingsFile;
import dev.tanemaki.telemetry.OshiProbe;
import java.util.Locale;

/**
 * Where everything starts. Without arguments the console opens, with arguments a command runs;
 * where there is no display, the console's first run is made in the terminal. Builds the object
 * graph by constructors; what a start does not need is not loaded.
 */
public final class Main {

  private static final String[] DEFAULT_RUN = {
    "seed", "--dataset", "job-postings", "--rows", "100000"
  };

  private Main() {}

  public static void main(String[] args) {
    var directories = Directories.ofUser();
    LogFile.install();
    if (args.length > 0) {
      System.exit(command(directories, args));
    }
    System.out.println("No display here, so the console's run is made in the terminal.");
    System.exit(command(directories, DEFAULT_RUN));
  }

  private static int command(Directories directories, String[] args) {
    var services =
        new Services(
            new SettingsFile(directories.config()),
            new Passwords(directories.config()),
            new Sandbox(directories.data().resolve("sandbox")),
            () -> new RunService(new OshiProbe()),
            LogFile.in(directories.state()));
    return new Cli(services, Terminal.ofProcess()).run(args);
  }

  /** Whether a window can be tried. Only on Linux can one tell without trying. */
  static boolean mayHaveDisplay() {
    if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")) {
      return true;
    }
    return "Headless".equals(System.getProperty("glass.platform"))
        || isSet(System.getenv("DISPLAY"))
        || isSet(System.getenv("WAYLAND_DISPLAY"));
  }

  private static boolean isSet(String value) {
    return value != null && !value.isEmpty();
  }
}
