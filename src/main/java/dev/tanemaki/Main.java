package dev.tanemaki;

import dev.tanemaki.benchmark.result.BenchmarkStore;
import dev.tanemaki.benchmark.result.Retention;
import dev.tanemaki.cli.Cli;
import dev.tanemaki.cli.Interrupts;
import dev.tanemaki.cli.Services;
import dev.tanemaki.cli.Terminal;
import dev.tanemaki.database.sandbox.Sandbox;
import dev.tanemaki.dataset.Datasets;
import dev.tanemaki.metrics.RunMetrics;
import dev.tanemaki.run.execution.RunService;
import dev.tanemaki.settings.Directories;
import dev.tanemaki.settings.LogFile;
import dev.tanemaki.settings.Passwords;
import dev.tanemaki.settings.SettingsFile;
import dev.tanemaki.settings.SettingsStore;
import dev.tanemaki.telemetry.OshiProbe;
import dev.tanemaki.ui.ConsoleApp;
import dev.tanemaki.ui.ConsoleServices;
import java.time.Duration;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Where everything starts. Without arguments the console opens, with arguments a command runs;
 * where there is no display, the console's first run is made in the terminal. Builds the object
 * graph by constructors; what a start does not need is not loaded.
 */
public final class Main {

  private static final String[] DEFAULT_RUN = {
    "seed", "--dataset", "job-postings", "--rows", "100000"
  };

  private static final int INTERRUPTED = 130;

  private Main() {}

  public static void main(String[] args) throws InterruptedException {
    LogFile.install();
    var directories = Directories.ofUser();
    System.exit(args.length == 0 ? console(directories) : command(directories, args));
  }

  private static int command(Directories directories, String... args) {
    Thread.setDefaultUncaughtExceptionHandler(new LastWords());
    var metrics = new RunMetrics();
    var services =
        new Services(
            new SettingsFile(directories.config()),
            new Passwords(directories.config()),
            new Sandbox(directories.data().resolve("sandbox")),
            () -> new RunService(new OshiProbe(), metrics::begun),
            benchmarks(directories),
            metrics,
            LogFile.in(directories.state()));
    return new Cli(services, Terminal.ofProcess()).run(args);
  }

  private static BenchmarkStore benchmarks(Directories directories) {
    return new BenchmarkStore(
        directories.data().resolve("benchmarks"),
        () -> {
          var kept = new SettingsFile(directories.config()).load().settings().reports();
          return new Retention(
              kept.count(), Duration.ofDays(kept.days()), (long) kept.megabytes() << 20);
        });
  }

  private static int console(Directories directories) throws InterruptedException {
    if (mayHaveDisplay()) {
      try {
        open(directories);
        return 0;
      } catch (RuntimeException | LinkageError e) {
        // No display after all, or none that this toolkit can use.
        Logger.getLogger(Main.class.getName()).log(Level.INFO, "no window", e);
      }
    }
    System.out.println(
        "There is no display to open the console on: seeding 100,000 job postings into the sandbox"
            + " here instead.");
    return command(directories, DEFAULT_RUN);
  }

  /** Opens the window and stays until it is closed; fails where there is no display. */
  private static void open(Directories directories) throws InterruptedException {
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, e) ->
            Logger.getLogger(Main.class.getName())
                .log(Level.SEVERE, "unexpected in " + thread.getName(), e));
    var metrics = new RunMetrics();
    var file = new SettingsFile(directories.config());
    var loaded = file.load();
    try (var settings = new SettingsStore(file, loaded.settings());
        var interrupts =
            new Interrupts(
                () -> {
                  // The toolkit would complain of what it was drawing; a run is safe in its ledger.
                  settings.close();
                  Runtime.getRuntime().halt(INTERRUPTED);
                })) {
      new ConsoleApp(
              new ConsoleServices(
                  settings,
                  new Passwords(directories.config()),
                  new Sandbox(directories.data().resolve("sandbox")),
                  new RunService(new OshiProbe(), metrics::begun),
                  Datasets.builtIn(),
                  benchmarks(directories),
                  metrics,
                  loaded.problem()))
          .open();
    }
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
