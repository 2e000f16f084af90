package dev.tanemaki.ui.plan;

import static dev.tanemaki.ui.kit.Snapshots.onWindow;

import dev.tanemaki.dataset.Datasets;
import dev.tanemaki.settings.Settings;
import dev.tanemaki.settings.SettingsFile;
import dev.tanemaki.settings.SettingsStore;
import dev.tanemaki.ui.FxToolkitStage;
import dev.tanemaki.ui.kit.Background;
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
import org.testfx.util.WaitForAsyncUtils;

/** The Plan screen on a stage, over no server at all. */
final class Studio implements AutoCloseable {

  final CurrentPlan plan;
  final PlanModel model;
  final Scene scene;
  private final ExecutorService executor =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory());
  private final SettingsStore store;

  Studio(Path directory, int width, int height) {
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
              var screen = new PlanScreen(model, new Formats(Locale.ENGLISH), () -> {});
              var made = new Scene(screen.node(), width, height);
              new Appearance(Theme.LIGHT, Locale.ENGLISH).applyTo(made);
              var stage = FxToolkitStage.get();
              stage.setScene(made);
              stage.setX(0);
              stage.setY(0);
              stage.show();
              stage.toFront();
              return made;
            });
    act(() -> plan.choose("job-postings"));
    await(() -> model.settled());
  }

  void look(String column) {
    act(() -> model.look("jobs", column));
    await(() -> model.settled());
    // The first pass lays out, the second paints: a hand finds things where they are.
    act(() -> scene.snapshot(null));
    act(() -> scene.snapshot(null));
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
      WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> onWindow(condition));
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
