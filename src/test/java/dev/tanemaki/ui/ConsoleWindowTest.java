package dev.tanemaki.ui;

import static dev.tanemaki.ui.ConsoleFixture.await;
import static dev.tanemaki.ui.kit.Snapshots.onWindow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.database.Target;
import dev.tanemaki.database.TestServer;
import dev.tanemaki.problem.Code;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.run.Shop;
import dev.tanemaki.settings.TargetProfile;
import dev.tanemaki.ui.kit.NumberField;
import dev.tanemaki.ui.kit.OnScreen;
import dev.tanemaki.ui.kit.SliderField;
import dev.tanemaki.ui.session.Connection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
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
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.util.WaitForAsyncUtils;

/** The window as an operator uses it: keys, fields, language, targets that do not answer. */
@OnScreen
@Order(1)
class ConsoleWindowTest extends WindowOnServer {

  @BeforeEach
  void openWindow() {
    Target nowhere = TestServer.unreachable();
    console =
        ConsoleFixture.onScreen(
            directory,
            sandbox,
            settings ->
                settings.withTarget(
                    new TargetProfile("nowhere", nowhere.jdbcUrl(), "nobody", "staging")));
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
    robot.press(KeyCode.CONTROL).type(ScreenId.TARGETS.key()).release(KeyCode.CONTROL);
    assertThat(this.<ToggleButton>node("#rail-targets").isSelected()).isTrue();
    assertThat(this.<Node>node("#targets-list")).isNotNull();
    robot.press(KeyCode.CONTROL).type(ScreenId.PLAN.key()).release(KeyCode.CONTROL);
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

  @ParameterizedTest
  @CsvSource({
    "run-batch-size, 0",
    "run-batch-size, lots",
    "run-workers, 0",
    "run-workers, 10000",
    "run-rows, -1",
    "run-seed, seven"
  })
  void whatAFieldCannotHoldIsSaidBelowItAndNothingStarts(String field, String text) {
    type("#" + field, text);
    assertThat(this.<NumberField>node("#" + field).errorProperty().get()).isNotEmpty();
    assertThat(console.labels())
        .contains(this.<NumberField>node("#" + field).errorProperty().get());
    assertThat(this.<Button>node("#run-primary").isDisabled()).isTrue();
    assertThat(text("#run-hint")).isNotEmpty();
  }

  @Test
  void aWrongPlanIsShownWithLineAndColumn() throws IOException {
    Path plan = directory.resolve("wrong.yml");
    Files.writeString(plan, "plan: wrong\ntables:\n  jobs:\n    rowz: 100\n");
    console.act(() -> console.bench.plan().choose(plan.toString()));
    await(() -> console.has("wrong.yml:4:5"));
    assertThat(this.<Button>node("#run-primary").isDisabled()).isTrue();
    assertThat(text("#run-hint")).isNotEmpty();
    console.language("ja");
    assertThat(console.has("プランに誤りが 2 件あります")).isTrue();
    assertThat(console.has("wrong.yml:4:5")).isTrue();
  }

  @Test
  void aTargetIsFoundByAPartOfItsName() {
    robot.clickOn("#target-chooser");
    robot.write("now");
    robot.type(KeyCode.ENTER);
    await(() -> console.bench.connection().choice().name().equals("nowhere"));
    await(() -> console.bench.connection().state() instanceof Connection.State.Unreachable);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ja"})
  void nothingOneCanPressIsCutOffAtTwiceTheTextSize(String language) {
    console.act(
        () -> console.bench.preferences().update(s -> s.withTextScale(2).withLanguage(language)));
    for (ScreenId screen : ScreenId.values()) {
      console.show(screen);
      console.act(() -> console.window.scene().snapshot(null));
      assertThat(onWindow(() -> cutOff(console.window.scene().getRoot())))
          .as("cut off on %s", screen)
          .isEmpty();
    }
  }

  private static List<String> cutOff(Parent root) {
    var found = new ArrayList<String>();
    for (Node node : root.lookupAll(".button, .toggle-button")) {
      boolean shown = node instanceof ButtonBase button && !button.getText().isEmpty();
      if (shown && node.lookup(".text") instanceof Text text && visible(node)) {
        String whole = ((ButtonBase) node).getText();
        var bounds = node.localToScene(node.getLayoutBounds());
        if (!text.getText().equals(whole) || bounds.getMaxX() > root.getScene().getWidth() + 1) {
          found.add(whole + " shown as " + text.getText() + " at " + bounds);
        }
      }
    }
    return found;
  }

  private static boolean visible(Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (!each.isVisible()) {
        return false;
      }
    }
    return true;
  }

  @Test
  void whatWentWrongBeforeTheWindowIsSaidInIt() {
    console.close();
    var problem =
        Problem.failed("The settings in x cannot be read", "access denied", "Defaults are used.")
            .as(Code.SETTINGS_UNREADABLE, "settings.json", "access denied", "");
    console =
        new ConsoleFixture(
            directory,
            sandbox,
            Shop.service(),
            UnaryOperator.identity(),
            1000,
            700,
            Optional.of(problem));
    console.stage();
    assertThat(console.labels()).contains("The settings in x cannot be read");
    console.language("ja");
    assertThat(console.labels()).contains("設定ファイル settings.json を読み込めません");
    robot.clickOn(".window-notices .button");
    assertThat(console.labels()).doesNotContain("設定ファイル settings.json を読み込めません");
  }

  @Test
  void theCommandIsWhatTheControlsSay() {
    type("#run-batch-size", "7500");
    type("#run-workers", "1");
    robot.clickOn("#run-mode-replace");
    assertThat(command())
        .isEqualTo(
            "tanemaki seed --dataset job-postings --rows 100000 --batch-size 7500"
                + " --workers 1 --mode replace --constraints auto");
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
            "run-constraints-auto");
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
