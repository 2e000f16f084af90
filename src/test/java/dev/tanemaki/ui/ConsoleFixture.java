package dev.tanemaki.ui;

import static dev.tanemaki.ui.kit.Snapshots.onWindow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.benchmark.result.BenchmarkStore;
import dev.tanemaki.benchmark.result.Retention;
import dev.tanemaki.database.Target;
import dev.tanemaki.database.sandbox.Sandbox;
import dev.tanemaki.dataset.Datasets;
import dev.tanemaki.metrics.RunMetrics;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.run.RunRecord;
import dev.tanemaki.run.RunState;
import dev.tanemaki.run.Shop;
import dev.tanemaki.run.execution.RunService;
import dev.tanemaki.settings.Passwords;
import dev.tanemaki.settings.Settings;
import dev.tanemaki.settings.SettingsFile;
import dev.tanemaki.settings.SettingsStore;
import dev.tanemaki.ui.kit.Snapshots;
import dev.tanemaki.ui.session.CurrentRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import javafx.application.ColorScheme;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;
import org.testfx.util.WaitForAsyncUtils;

/** The console's real window over settings of its own, for tests to look at and to drive. */
final class ConsoleFixture implements AutoCloseable {

  final SettingsStore store;
  final Passwords passwords;
  final Workbench bench;
  final ConsoleWindow window;
  private boolean staged;

  ConsoleFixture(
      Path directory,
      Sandbox sandbox,
      RunService runs,
      UnaryOperator<Settings> settings,
      int width,
      int height) {
    this(directory, sandbox, runs, settings, width, height, Optional.empty());
  }

  /**
   * @param trouble what the window has to tell when it opens
   */
  ConsoleFixture(
      Path directory,
      Sandbox sandbox,
      RunService runs,
      UnaryOperator<Settings> settings,
      int width,
      int height,
      Optional<Problem> trouble) {
    store =
        new SettingsStore(
            new SettingsFile(directory),
            settings.apply(Settings.DEFAULTS.withLanguage("en").withTheme("light")));
    passwords = new Passwords(directory);
    var services =
        new ConsoleServices(
            store,
            passwords,
            sandbox,
            runs,
            Datasets.builtIn(),
            new BenchmarkStore(directory.resolve("benchmarks"), () -> Retention.USUAL),
            new RunMetrics(),
            trouble);
    bench = onWindow(() -> new Workbench(services, () -> ColorScheme.LIGHT));
    window = onWindow(() -> new ConsoleWindow(bench, width, height));
  }

  /** The smallest window on the screen, connected and with its plan read. */
  static ConsoleFixture onScreen(
      Path directory, Sandbox sandbox, UnaryOperator<Settings> settings) {
    var console = new ConsoleFixture(directory, sandbox, Shop.service(), settings, 1000, 700);
    console.stage();
    console.connect();
    return console;
  }

  /** Connects and reads the plan, as the window does when it opens. */
  void open() {
    act(bench::open);
  }

  /** The same, and waits until both are there. */
  void connect() {
    open();
    await(() -> bench.connection().target().isPresent());
    await(() -> bench.plan().source().isPresent());
  }

  /** Puts the window on the screen, for a robot to use. */
  void stage() {
    staged = true;
    act(
        () -> {
          var stage = FxToolkitStage.get();
          stage.setScene(window.scene());
          stage.setX(0);
          stage.setY(0);
          stage.show();
          stage.toFront();
        });
  }

  void act(Runnable action) {
    onWindow(
        () -> {
          action.run();
          return null;
        });
    if (staged) {
      WaitForAsyncUtils.waitForFxEvents();
    } else {
      Snapshots.drain();
    }
  }

  void language(String tag) {
    act(() -> bench.preferences().update(s -> s.withLanguage(tag)));
  }

  void show(ScreenId screen) {
    act(() -> window.show(screen));
  }

  @SuppressWarnings("unchecked")
  <T extends Node> T find(String id) {
    return (T) onWindow(() -> laidOut().lookup("#" + id));
  }

  /**
   * A scene without a stage has no pulses: skins and what is in them come with the first layout.
   */
  private Parent laidOut() {
    var root = window.scene().getRoot();
    root.applyCss();
    root.layout();
    return root;
  }

  /** Whether some visible label holds the text. */
  boolean has(String text) {
    return labels().stream().anyMatch(label -> label.contains(text));
  }

  List<String> labels() {
    return onWindow(
        () ->
            laidOut().lookupAll(".label").stream()
                .filter(Label.class::isInstance)
                .map(node -> ((Label) node).getText())
                .filter(Objects::nonNull)
                .toList());
  }

  String text(String id) {
    return onWindow(() -> this.<Label>find(id).getText());
  }

  /** The command that a line offers to copy. */
  String command(String id) {
    Node line = find(id);
    return onWindow(() -> ((TextInputControl) line.lookup(".text-input")).getText());
  }

  /** The text that stands on the screen, which a missed layout leaves behind the label's. */
  List<String> drawn(String labels) {
    act(() -> window.scene().snapshot(null));
    return onWindow(
        () ->
            window.scene().getRoot().lookupAll(labels).stream()
                .map(label -> ((Text) label.lookup(".text")).getText())
                .toList());
  }

  /** Sets how many rows the next run is to have. */
  void rows(long rows) {
    act(() -> this.<TextField>find("run-rows").setText(String.valueOf(rows)));
  }

  /** Waits until the run has ended. */
  void ended() {
    await(() -> bench.run().stage() == CurrentRun.Stage.ENDED);
  }

  void press(String id) {
    act(() -> this.<ButtonBase>find(id).fire());
  }

  /** Presses a banner's button. */
  void pressNamed(String text) {
    act(() -> buttons(text).getFirst().fire());
  }

  List<ButtonBase> buttons(String text) {
    return onWindow(
        () ->
            laidOut().lookupAll(".tm-banner .button").stream()
                .filter(ButtonBase.class::isInstance)
                .map(ButtonBase.class::cast)
                .filter(button -> text.equals(button.getText()))
                .toList());
  }

  /** A picture in every theme and language. */
  void pictures(String screen, String state) {
    // Another language makes the whole window anew, another theme only colours it.
    for (String language : List.of("en", "ja")) {
      for (String theme : List.of("light", "dark")) {
        picture(screen, state, theme, language);
      }
    }
  }

  /** A picture in light English and one in dark Japanese. */
  void pair(String screen, String state) {
    picture(screen, state, "light", "en");
    picture(screen, state, "dark", "ja");
  }

  void picture(String screen, String state, String theme, String language) {
    act(() -> bench.preferences().update(s -> s.withTheme(theme).withLanguage(language)));
    // Without a stage nobody tells a viewport that its cached picture is out of date.
    act(
        () ->
            window.scene().getRoot().lookupAll(".viewport").forEach(node -> node.setCache(false)));
    // The first pass lays out and gives the canvases their colours.
    act(() -> Snapshots.layOut(window.scene()));
    act(() -> Snapshots.layOut(window.scene()));
    Snapshots.take(screen, state, bench.preferences().appearance(), window.scene());
  }

  /** Brings back what runs have left aside, for whoever uses the server next. */
  static void bringBack(Target target) {
    var runs = Shop.service();
    for (RunRecord run : runs.list(target)) {
      if (run.suspended() > 0) {
        try {
          assertThat(runs.restore(target, run.run()).awaitEnd(Shop.LONG))
              .containsInstanceOf(RunState.Finished.class);
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        }
      }
    }
  }

  static void await(Callable<Boolean> condition) {
    try {
      WaitForAsyncUtils.waitFor(3, TimeUnit.MINUTES, () -> onWindow(condition));
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
