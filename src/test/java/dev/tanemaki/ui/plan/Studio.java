package dev.tanemaki.ui.plan;

import static dev.tanemaki.ui.kit.Snapshots.onWindow;

import dev.tanemaki.dataset.Datasets;
import dev.tanemaki.settings.Settings;
import dev.tanemaki.settings.SettingsFile;
import dev.tanemaki.settings.SettingsStore;
import dev.tanemaki.ui.FxToolkitStage;
import dev.tanemaki.ui.kit.Background;
import dev.tanemaki.ui.kit.Snapshots;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.theme.Appearance;
import dev.tanemaki.ui.kit.theme.Theme;
import dev.tanemaki.ui.session.Connection;
import dev.tanemaki.ui.session.CurrentPlan;
import dev.tanemaki.ui.session.PlanChecks;
import dev.tanemaki.ui.session.Preferences;
import dev.tanemaki.ui.session.TargetChoice;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.ColorScheme;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import org.testfx.util.WaitForAsyncUtils;

/** The Plan screen on a stage, over no server at all. */
final class Studio implements AutoCloseable {

  final CurrentPlan plan;
  final PlanModel model;
  final Scene scene;
  private final ExecutorService executor =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory());
  private final SettingsStore store;
  private Appearance appearance;
  private PlanScreen screen;

  /**
   * @param name of a dataset or a file
   */
  Studio(Path directory, String name, int width, int height) {
    store = new SettingsStore(new SettingsFile(directory), Settings.DEFAULTS);
    var preferences = new Preferences(store, () -> ColorScheme.LIGHT);
    var background = new Background(executor);
    plan = onWindow(() -> new CurrentPlan(background, Datasets.builtIn()));
    model =
        onWindow(
            () -> {
              var nowhere =
                  new Connection(
                      background,
                      new TargetChoice(
                          "", dev.tanemaki.database.Environment.SANDBOX, true, () -> null));
              return new PlanModel(
                  plan,
                  new PlanChecks(plan, nowhere, background),
                  preferences,
                  () -> 50_000,
                  background);
            });
    scene =
        onWindow(
            () -> {
              var made = new Scene(new javafx.scene.layout.Region(), width, height);
              made.getStylesheets().add("/dev/tanemaki/ui/window.css");
              var stage = FxToolkitStage.get();
              stage.setScene(made);
              stage.setX(0);
              stage.setY(0);
              stage.show();
              stage.toFront();
              return made;
            });
    wear(Theme.LIGHT, Locale.ENGLISH);
    act(() -> plan.choose(name));
  }

  Studio(Path directory, int width, int height) {
    this(directory, "job-postings", width, height);
    await(() -> model.settled());
  }

  /** Makes the screen anew over its model, as the window does when the language changes. */
  void wear(Theme theme, Locale locale) {
    act(
        () -> {
          appearance = new Appearance(theme, locale);
          appearance.applyTo(scene);
          if (screen != null) {
            screen.close();
          }
          screen = new PlanScreen(model, new Formats(locale), () -> {});
          scene.setRoot(screen.node());
        });
  }

  /** Pictures in light English and dark Japanese. */
  void pictures(String state) {
    picture(state, Theme.LIGHT, Locale.ENGLISH);
    picture(state, Theme.DARK, Locale.JAPANESE);
  }

  void picture(String state, Theme theme, Locale locale) {
    wear(theme, locale);
    // The first pass lays out and gives the canvases their colours.
    act(() -> Snapshots.layOut(scene));
    act(() -> Snapshots.layOut(scene));
    Snapshots.take("studio", state, appearance, scene);
  }

  void size(int width, int height) {
    act(
        () -> {
          var stage = FxToolkitStage.get();
          stage.setWidth(width);
          stage.setHeight(height);
        });
  }

  void type(String field, String text) {
    act(() -> node(field).requestFocus());
    act(() -> this.<TextInputControl>node(field).setText(text));
  }

  void look(String column) {
    look("jobs", column);
  }

  void look(String table, String column) {
    act(() -> model.look(table, column));
    await(() -> model.settled());
    // The first pass lays out, the second paints: a hand finds things where they are.
    act(() -> Snapshots.layOut(scene));
    act(() -> Snapshots.layOut(scene));
  }

  Look look() {
    return onWindow(() -> model.lookProperty().get().orElseThrow());
  }

  void act(Runnable action) {
    onWindow(
        () -> {
          action.run();
          return null;
        });
    WaitForAsyncUtils.waitForFxEvents();
  }

  static void await(Callable<Boolean> condition) {
    try {
      WaitForAsyncUtils.waitFor(3, TimeUnit.MINUTES, () -> onWindow(condition));
      WaitForAsyncUtils.waitForFxEvents();
    } catch (TimeoutException e) {
      throw new AssertionError("waited a minute in vain", e);
    }
  }

  @SuppressWarnings("unchecked")
  <T extends Node> T node(String selector) {
    return (T) onWindow(() -> scene.lookup(selector));
  }

  @Override
  public void close() {
    executor.shutdownNow();
    store.close();
  }
}
