package dev.tanemaki.ui;

import static dev.tanemaki.ui.ConsoleFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.database.TestServer;
import dev.tanemaki.database.sandbox.Sandbox;
import dev.tanemaki.run.LiveProgress;
import dev.tanemaki.run.RunOptions;
import dev.tanemaki.run.Shop;
import dev.tanemaki.ui.kit.OnScreen;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The live lane and the alerts, where the operator sees them. */
@OnScreen
class AlertsTest {

  private static final String SHARE = "drift(jobs.employment_type_cd)>0%";

  @TempDir Path directory;
  private Sandbox sandbox;

  @BeforeEach
  void makeSandbox() {
    sandbox = TestServer.sandbox(directory.resolve("sandbox"));
  }

  @AfterEach
  void bringBack() {
    ConsoleFixture.bringBack(sandbox.start());
  }

  private ConsoleFixture console() {
    var console =
        new ConsoleFixture(
            directory,
            sandbox,
            Shop.service(),
            s -> s.withAlerts(List.of(SHARE, "lost>0")),
            1280,
            800);
    console.connect();
    await(() -> console.has("about"));
    return console;
  }

  private static void start(ConsoleFixture console, long rows) {
    console.rows(rows);
    console.act(() -> console.bench.runModel().mode(RunOptions.Mode.REPLACE));
    console.act(() -> console.<ButtonBase>find("run-primary").fire());
    await(() -> !console.bench.run().idle() || console.has("This removes"));
    if (console.bench.run().idle()) {
      console.pressNamed("Start run");
    }
    await(() -> console.bench.run().frame() != null);
  }

  @Test
  void whatTheLaneHasSeenAndWhatIsOverItsLimitStandOnTheScreens() {
    try (var console = console()) {
      start(console, 10_000_000);
      await(
          () ->
              console
                  .bench
                  .run()
                  .frame()
                  .live()
                  .map(LiveProgress::rows)
                  .filter(r -> r > 0)
                  .isPresent());
      assertThat(console.text("run-live")).startsWith("Read back so far: ").contains(" of ");
      console.pictures("run", "live");
      console.act(() -> console.bench.run().cancel());
      console.ended();

      console.language("en");
      start(console, 8_000);
      console.ended();
      assertThat(console.has("1 alert is up")).isTrue();
      assertThat(console.labels()).anyMatch(text -> text.startsWith(SHARE + ": "));
      console.pictures("run", "alert");

      console.show(ScreenId.VERIFY);
      console.language("en");
      await(() -> !console.<Button>find("verify-start").isDisabled());
      console.press("verify-start");
      await(() -> console.has("1 alert is up"));
      console.pair("verify", "alert");
      console.language("en");
      console.act(
          () ->
              console
                  .window
                  .scene()
                  .getRoot()
                  .lookup("#alerts .button")
                  .fireEvent(new javafx.event.ActionEvent()));
      assertThat(console.has("1 alert is up")).isFalse();
    }
  }

  @Test
  void rulesAreKeptAsTheyAreTypedOnceTheyReadAsRules() {
    try (var console = console()) {
      console.show(ScreenId.SETTINGS);
      console.act(() -> console.<TextArea>find("settings-alerts").setText("errors>1%\nnulls(a)>1"));
      assertThat(console.has("Line 2: nulls is of a column")).isTrue();
      assertThat(console.store.get().alerts()).containsExactly(SHARE, "lost>0");
      console.pair("settings", "alerts");
      console.act(() -> console.<TextArea>find("settings-alerts").setText("errors>1%\n\nlost > 5"));
      assertThat(console.store.get().alerts()).containsExactly("errors>1%", "lost > 5");
    }
  }
}
