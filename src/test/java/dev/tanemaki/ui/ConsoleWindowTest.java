package dev.tanemaki.ui;

import static dev.tanemaki.ui.ConsoleFixture.await;
import static dev.tanemaki.ui.kit.Snapshots.onWindow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.database.Target;
import dev.tanemaki.database.TestServer;
import dev.tanemaki.database.sandbox.Sandbox;
import dev.tanemaki.run.RunService;
import dev.tanemaki.settings.TargetProfile;
import dev.tanemaki.telemetry.OshiProbe;
import dev.tanemaki.ui.kit.SliderField;
import dev.tanemaki.ui.session.Connection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** The window as an operator uses it: keys, fields, language, targets that do not answer. */
class ConsoleWindowTest {

  @TempDir static Path shared;
  private static Sandbox sandbox;

  @TempDir Path directory;
  private final FxRobot robot = new FxRobot();
  private ConsoleFixture console;

  @BeforeAll
  static void startServer() {
    sandbox = TestServer.sandbox(shared);
    sandbox.start();
  }

  @AfterAll
  static void stopServer() {
    sandbox.stop();
  }

  @BeforeEach
  void openWindow() {
    Target nowhere = TestServer.unreachable();
    console =
        new ConsoleFixture(
            directory,
            sandbox,
            new RunService(new OshiProbe()),
            settings ->
                settings.withTarget(
                    new TargetProfile("nowhere", nowhere.jdbcUrl(), "nobody", "staging")),
            1000,
            700);
    console.stage();
    console.open();
    await(() -> console.bench.connection().target().isPresent());
    await(() -> console.bench.plan().source().isPresent());
  }

  @AfterEach
  void closeWindow() {
    console.close();
  }

  @Test
  void tellsWhereItIs() {
    assertThat(text("#top-server")).contains("PostgreSQL 18");
    assertThat(text("#top-state")).isEqualTo("connected");
    assertThat(this.<Button>node("#run-primary").isDisabled()).isFalse();
  }

  @Test
  void digitsWithControlGoToTheScreensAndEscapeStays() {
    robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT4).release(KeyCode.CONTROL);
    assertThat(this.<ToggleButton>node("#rail-targets").isSelected()).isTrue();
    assertThat(this.<Node>node("#targets-list")).isNotNull();
    robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT2).release(KeyCode.CONTROL);
    assertThat(this.<Node>node("#plan-columns")).isNotNull();
    robot.type(KeyCode.ESCAPE);
    assertThat(this.<ToggleButton>node("#rail-plan").isSelected()).isTrue();
  }

  @Test
  void aWrongNumberIsSaidAtItsFieldAndStartWaits() {
    type("#run-rows", "many");
    assertThat(note("#run-rows")).contains("whole number");
    assertThat(this.<Button>node("#run-primary").isDisabled()).isTrue();
    assertThat(text("#run-hint")).isNotEmpty();
    type("#run-rows", "0");
    assertThat(note("#run-rows")).contains("From");
    type("#run-rows", "250,000");
    assertThat(note("#run-rows")).isEmpty();
    assertThat(this.<Button>node("#run-primary").isDisabled()).isFalse();
    assertThat(command()).contains("--rows 250000");
  }

  @Test
  void theCommandIsWhatTheControlsSay() {
    type("#run-batch-size", "7500");
    type("#run-workers", "1");
    robot.clickOn("#run-mode-replace");
    assertThat(command())
        .isEqualTo(
            "tanemaki seed --dataset job-postings --rows 100000 --batch-size 7500"
                + " --workers 1 --mode replace");
  }

  @Test
  void anotherLanguageKeepsWhatWasTypedAndChosen() {
    type("#run-rows", "54,321");
    console.show(ScreenId.SETTINGS);
    robot.clickOn("#settings-language-ja");
    console.show(ScreenId.RUN);
    assertThat(this.<TextField>node("#run-rows").getText()).isEqualTo("54,321");
    assertThat(this.<Button>node("#run-primary").getText()).isEqualTo("実行を開始");
    assertThat(text("#top-state")).isEqualTo("接続済み");
    assertThat(console.store.get().language()).isEqualTo("ja");
  }

  @Test
  void theThemeIsWornAtOnceAndKept() {
    console.show(ScreenId.SETTINGS);
    robot.clickOn("#settings-theme-dark");
    assertThat(console.bench.preferences().appearance().theme().name()).isEqualTo("DARK");
    assertThat(console.window.scene().getUserAgentStylesheet()).contains("dark");
    assertThat(console.store.get().theme()).isEqualTo("dark");
  }

  @Test
  void aTargetThatDoesNotAnswerIsSaidWithItsRemedyAndTheWindowLives() {
    console.act(() -> console.bench.connection().choose(console.bench.targets().choices().get(1)));
    await(() -> console.bench.connection().state() instanceof Connection.State.Unreachable);
    assertThat(text("#top-state")).isEqualTo("not connected");
    assertThat(console.labels()).anyMatch(text -> text.contains("127.0.0.1"));
    assertThat(this.<Button>node("#run-primary").isDisabled()).isTrue();
    robot.clickOn("#rail-history");
    assertThat(console.labels()).contains("No target");
    console.act(() -> console.bench.connection().choose(console.bench.targets().sandbox()));
    await(() -> console.bench.connection().target().isPresent());
    assertThat(text("#top-state")).isEqualTo("connected");
  }

  @Test
  void profilesAreAddedTriedAndRemoved() {
    console.show(ScreenId.TARGETS);
    robot.clickOn("#targets-add");
    robot.clickOn("#target-save");
    assertThat(console.labels()).contains("What do you call it?");
    Target target = sandbox.start();
    type("#target-name", "local");
    type("#target-host", target.host());
    type("#target-port", target.port());
    type("#target-database", target.database());
    type("#target-user", target.user());
    type("#target-password", "wrong");
    robot.clickOn("#target-test");
    await(() -> console.labels().stream().anyMatch(text -> text.contains("password")));
    type("#target-password", target.password().text());
    robot.clickOn("#target-test");
    await(() -> console.labels().stream().anyMatch(text -> text.contains("answers")));
    robot.clickOn("#target-save");
    await(() -> console.store.get().target("local").isPresent());
    assertThat(console.passwords.get("local")).contains(target.password().text());
    await(() -> console.find("target-remove") != null);
    assertThat(this.<TextInputControl>node("#target-password").getText()).isEmpty();
    robot.clickOn("#target-remove");
    assertThat(console.labels()).contains("Remove local?");
    robot.type(KeyCode.ESCAPE);
    assertThat(console.labels()).doesNotContain("Remove local?");
    robot.clickOn("#target-remove");
    robot.clickOn(console.buttons("Remove").getFirst());
    await(() -> console.store.get().target("local").isEmpty());
    assertThat(console.passwords.get("local")).isEmpty();
  }

  @Test
  void tabFollowsTheOrderOfReading() {
    console.act(() -> this.<Node>node("#run-plan").requestFocus());
    var order = new ArrayList<String>();
    for (int i = 0; i < 8; i++) {
      robot.type(KeyCode.TAB);
      order.add(onWindow(() -> console.window.scene().getFocusOwner().getId()));
    }
    assertThat(order)
        .containsExactly(
            "run-open-plan",
            "run-rows",
            "run-rows-slider",
            "run-batch-size",
            "run-batch-size-slider",
            "run-workers",
            "run-workers-slider",
            "run-mode-append");
  }

  @Test
  void everyControlHasAName() {
    for (ScreenId screen : ScreenId.values()) {
      console.show(screen);
      console.act(() -> console.window.scene().snapshot(null));
      assertThat(onWindow(() -> nameless(console.window.scene().getRoot())))
          .as("controls without a name on %s", screen)
          .isEmpty();
    }
  }

  private static List<String> nameless(Parent root) {
    var found = new ArrayList<String>();
    for (Node node : root.getChildrenUnmodifiable()) {
      boolean named =
          node.getAccessibleText() != null && !node.getAccessibleText().isBlank()
              || node instanceof ButtonBase button
                  && button.getText() != null
                  && !button.getText().isBlank();
      boolean control =
          node instanceof ButtonBase
              || node instanceof TextInputControl
              || node instanceof ComboBoxBase<?>
              || node instanceof Slider
              || node instanceof ListView<?>
              || node instanceof TableView<?>;
      boolean part = node.getStyleClass().contains("list-view") && node.getId() == null;
      if (control && !named && !part && node.isFocusTraversable()) {
        found.add(node.toString());
      }
      if (node instanceof Parent parent && !(node instanceof TextInputControl)) {
        found.addAll(nameless(parent));
      }
    }
    return found;
  }

  private void type(String field, String text) {
    console.act(() -> this.<Node>node(field).requestFocus());
    console.act(() -> this.<TextInputControl>node(field).selectAll());
    robot.write(text);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private String command() {
    return onWindow(
        () ->
            ((TextInputControl) node("#run-command").lookup(".text-input"))
                .getText()
                .replaceAll("\\s+", " "));
  }

  private String note(String field) {
    return onWindow(
        () -> {
          Node parent = node(field);
          while (!(parent instanceof SliderField)) {
            parent = parent.getParent();
          }
          return ((Label) parent.lookup(".tm-note")).getText();
        });
  }

  private String text(String id) {
    return onWindow(() -> this.<Label>node(id).getText());
  }

  @SuppressWarnings("unchecked")
  private <T extends Node> T node(String id) {
    return (T) onWindow(() -> console.window.scene().lookup(id));
  }
}
