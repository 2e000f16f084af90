package dev.tanemaki.ui;

import static dev.tanemaki.ui.kit.Snapshots.onWindow;

import dev.tanemaki.database.sandbox.Sandbox;
import dev.tanemaki.dataset.Datasets;
import dev.tanemaki.run.RunService;
import dev.tanemaki.settings.Passwords;
import dev.tanemaki.settings.Settings;
import dev.tanemaki.settings.SettingsFile;
import dev.tanemaki.settings.SettingsStore;
import dev.tanemaki.ui.kit.Snapshots;
import dev.tanemaki.ui.run.RunModel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import javafx.application.ColorScheme;
import javafx.scene.Node;
import org.testfx.util.WaitForAsyncUtils;

/** The console's real window over settings of its own, for tests to look at and to drive. */
final class ConsoleFixture implements AutoCloseable {

  final SettingsStore store;
  final Passwords passwords;
  final Workbench bench;
  final ConsoleWindow window;

  ConsoleFixture(
      Path directory,
      Sandbox sandbox,
      RunService runs,
      RunModel.Starter starter,
      UnaryOperator<Settings> settings,
      int width,
      int height) {
    store =
        new SettingsStore(
            new SettingsFile(directory),
            settings.apply(Settings.DEFAULTS.withLanguage("en").withTheme("light")));
    passwords = new Passwords(directory);
    var services = new ConsoleServices(store, passwords, sandbox, runs, Datasets.builtIn());
    bench =
        onWindow(
            () ->
                starter == null
                    ? new Workbench(services, () -> ColorScheme.LIGHT)
                    : new Workbench(services, () -> ColorScheme.LIGHT, starter));
    window = onWindow(() -> new ConsoleWindow(bench, width, height));
  }

  void open() {
    act(bench::open);
  }

  void act(Runnable action) {
    onWindow(
        () -> {
          action.run();
          return null;
        });
    WaitForAsyncUtils.waitForFxEvents();
  }

  void show(ScreenId screen) {
    act(() -> window.show(screen));
  }

  @SuppressWarnings("unchecked")
  <T extends Node> T find(String id) {
    return (T) onWindow(() -> window.scene().lookup("#" + id));
  }

  /** A picture in every theme and language. */
  void pictures(String screen, String state) {
    for (String theme : List.of("light", "dark")) {
      for (String language : List.of("en", "ja")) {
        picture(screen, state, theme, language);
      }
    }
  }

  void picture(String screen, String state, String theme, String language) {
    act(() -> bench.preferences().update(s -> s.withTheme(theme).withLanguage(language)));
    // The first pass lays out and gives the canvases their colours.
    act(() -> window.scene().snapshot(null));
    act(() -> window.scene().snapshot(null));
    Snapshots.take(screen, state, bench.preferences().appearance(), window.scene());
  }

  static void await(Callable<Boolean> condition) {
    try {
      WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> onWindow(condition));
      WaitForAsyncUtils.waitForFxEvents();
    } catch (TimeoutException e) {
      throw new AssertionError("waited a minute in vain", e);
    }
  }

  @Override
  public void close() {
    onWindow(
        () -> {
          bench.close();
          return null;
        });
    store.close();
  }
}
