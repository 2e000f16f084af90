package dev.tanemaki.ui;

import dev.tanemaki.database.sandbox.Sandbox;
import dev.tanemaki.plan.PlanReader;
import dev.tanemaki.run.RunService;
import dev.tanemaki.settings.Passwords;
import dev.tanemaki.settings.Settings;
import dev.tanemaki.settings.SettingsFile;
import dev.tanemaki.settings.SettingsStore;
import dev.tanemaki.ui.kit.Snapshots;
import java.nio.file.Path;
import java.util.List;
import javafx.application.ColorScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/** Pictures of every screen. */
class ScreenshotsTest {

  @TempDir Path directory;

  @Test
  void run() {
    var store =
        new SettingsStore(
            new SettingsFile(directory), Settings.DEFAULTS.withLanguage("en").withTheme("light"));
    var services =
        new ConsoleServices(
            store,
            new Passwords(directory),
            new Sandbox(directory),
            new RunService(null),
            List.of("job-postings"),
            name ->
                PlanReader.readResource(
                    getClass().getClassLoader(),
                    "dev/tanemaki/dataset/" + name + "/" + name + ".yml"));
    var run = new SteppedRun();
    var bench =
        Snapshots.onWindow(
            () -> new Workbench(services, () -> ColorScheme.LIGHT, (t, p, o) -> run));
    var window = Snapshots.onWindow(() -> new ConsoleWindow(bench, 1280, 800));
    Snapshots.onWindow(
        () -> {
          bench.open();
          return null;
        });
    WaitForAsyncUtils.waitForFxEvents();
    picture(bench, window, "empty");
    Snapshots.onWindow(
        () -> {
          for (int i = 0; i < 120; i++) {
            run.at(i / 20.0);
          }
          bench.run().start(() -> run);
          return null;
        });
    for (int i = 1; i < 160; i++) {
      run.at(i / 20.0);
      var rows = run.snapshot().rows();
      WaitForAsyncUtils.waitForAsyncFx(5_000, () -> null);
      await(() -> bench.run().frame() != null && bench.run().frame().snapshot().rows() == rows);
    }
    WaitForAsyncUtils.waitForFxEvents();
    picture(bench, window, "loading");
  }

  private static void await(java.util.concurrent.Callable<Boolean> condition) {
    try {
      WaitForAsyncUtils.waitFor(20, java.util.concurrent.TimeUnit.SECONDS, condition);
    } catch (java.util.concurrent.TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  private static void picture(Workbench bench, ConsoleWindow window, String state) {
    for (String theme : List.of("light", "dark")) {
      for (String language : List.of("en", "ja")) {
        Snapshots.onWindow(
            () -> {
              bench.preferences().update(s -> s.withTheme(theme).withLanguage(language));
              window.scene().snapshot(null);
              return null;
            });
        Snapshots.take("run", state, bench.preferences().appearance(), window.scene());
      }
    }
  }
}
