package dev.tanemaki.ui;

import static dev.tanemaki.ui.ConsoleFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.database.Target;
import dev.tanemaki.database.TestServer;
import dev.tanemaki.database.sandbox.Sandbox;
import dev.tanemaki.plan.ColumnPlan;
import dev.tanemaki.plan.Rule;
import dev.tanemaki.run.RunOptions;
import dev.tanemaki.run.RunState;
import dev.tanemaki.run.Shop;
import dev.tanemaki.settings.Settings;
import dev.tanemaki.settings.TargetProfile;
import dev.tanemaki.ui.kit.OnScreen;
import dev.tanemaki.ui.session.Connection;
import dev.tanemaki.ui.session.CurrentRun.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pictures of every screen in its states, from real runs on a real server, under {@code
 * target/screenshots}.
 */
@OnScreen
@Order(1)
class ScreenshotsTest {

  private static final List<TargetProfile> PROFILES =
      List.of(
          profile("shop-dev", "db.dev.example:5432/shop", "development"),
          profile("shop-staging", "db.staging.example:5432/shop", "staging"),
          profile(
              "求人マッチング本番環境（東日本リージョン）",
              "jobs-primary.east.example:5432/job_matching",
              "production"));

  @TempDir static Path shared;
  private static Sandbox sandbox;

  @TempDir Path directory;

  @BeforeAll
  static void makeServer() {
    sandbox = TestServer.sandbox(shared);
  }

  @AfterAll
  static void stopServer() {
    sandbox.stop();
  }

  @AfterEach
  void bringBack() {
    ConsoleFixture.bringBack(sandbox.start());
  }

  @Test
  void aRunFromBeforeItsStartToItsEnd() {
    try (var console = console(1280, 800)) {
      console.pair("run", "starting");
      console.language("en");
      open(console);
      console.pictures("run", "empty");
      console.show(ScreenId.HISTORY);
      console.language("en");
      await(() -> console.has("No runs yet"));
      console.pair("history", "empty");

      console.show(ScreenId.RUN);
      console.press("run-forecast");
      console.picture("run", "measuring", "light", "en");
      await(() -> console.find("run-forecast-card") != null);
      console.pictures("run", "forecast");
      start(console, 300_000);
      await(() -> console.bench.run().frame().progress() > 0.5);
      console.act(() -> console.bench.run().pause());
      await(() -> console.bench.run().frame().state() instanceof RunState.Paused);
      console.pair("run", "paused");
      console.press("run-cancel");
      console.pair("run", "cancel");
      console.act(() -> console.window.escape());
      console.act(() -> console.bench.run().resume());
      await(() -> console.bench.run().frame().progress() > 0.7);
      console.picture("run", "loading", "light", "en");
      console.picture("run", "loading", "dark", "en");
      console.picture("run", "loading", "dark", "ja");
      end(console);
      console.pictures("run", "finished");
      console.press("checks-page-distributions");
      console.pair("run", "distributions");

      start(console, 200_000);
      await(() -> console.bench.run().frame().progress() > 0.4);
      console.picture("run", "race", "dark", "en");
      console.act(() -> console.bench.run().cancel());
      end(console);
      console.pair("run", "cancelled");
      console.show(ScreenId.HISTORY);
      console.language("en");
      await(() -> console.has("cancelled"));
      console.pictures("history", "runs");
      console.language("en");
      TableView<?> runs = console.find("history-table");
      console.act(() -> runs.getSelectionModel().selectIndices(0, 1));
      console.press("history-compare");
      await(() -> console.has("reference"));
      console.pictures("history", "compare");
      console.language("en");
      console.press("lineup-remove-1");
      console.show(ScreenId.PLAN);
      await(() -> console.<TextField>find("preview-from") != null);
      studio(console);
    }
  }

  /** Weights, bands, a curve, a reference, a calendar; then changed, wrong and asked about. */
  private static void studio(ConsoleFixture console) {
    for (String column :
        List.of("pref_cd", "min_salary", "latitude", "endcl_cd", "posting_date", "description")) {
      look(console, column);
      console.pair("plan", column);
    }
    look(console, "fee");
    var wide = new Rule.Bands(List.of(new Rule.Band(400, 5000, 1)), 0);
    console.act(
        () ->
            console
                .bench
                .plan()
                .edit(document -> document.withColumn("jobs", new ColumnPlan("fee", wide, 0))));
    await(() -> console.bench.planModel().settled());
    console.pictures("plan", "wrong");
    // Another language makes the screen anew, with the differences put away.
    console.language("en");
    console.press("plan-diff-toggle");
    console.picture("plan", "diff", "light", "en");
    console.language("ja");
    console.press("plan-diff-toggle");
    console.picture("plan", "diff", "dark", "ja");
    console.language("en");
    console.act(() -> console.bench.plan().choose("elsewhere.yml"));
    console.pair("plan", "unsaved");
    console.act(() -> console.bench.plan().discard());
    console.language("en");
  }

  private static void look(ConsoleFixture console, String column) {
    console.act(() -> console.bench.planModel().look("jobs", column));
    await(() -> console.bench.planModel().settled());
  }

  @Test
  void smallAndLargeWindows() {
    for (int width : new int[] {1000, 1920}) {
      String size = width == 1000 ? "narrow" : "wide";
      try (var console = console(width, width == 1000 ? 700 : 1080)) {
        open(console);
        start(console, 20_000);
        end(console);
        console.pair("run", size);
        console.show(ScreenId.PLAN);
        console.pair("plan", size);
        console.show(ScreenId.HISTORY);
        console.language("en");
        await(() -> console.has("finished"));
        console.pair("history", size);
        console.show(ScreenId.TARGETS);
        console.pair("targets", size);
        console.show(ScreenId.SETTINGS);
        console.pair("settings", size);
      }
    }
  }

  @Test
  void indexesAndForeignKeysOnTheirWayBack() {
    Target target = sandbox.start();
    try (var console = console(1280, 800)) {
      open(console);
      console.press("run-constraints-suspend");
      start(console, 60_000);
      try (var held = HeldRestore.of(console, target)) {
        console.pictures("run", "restoring");
        console.press("run-cancel");
        console.picture("run", "restoring-cancel", "dark", "ja");
        console.act(() -> console.bench.run().cancel());
        end(console);
      }
      console.pair("run", "aside");
      console.show(ScreenId.HISTORY);
      console.language("en");
      await(() -> console.has("foreign keys are aside"));
      console.pictures("history", "aside");
    }
    try (var console = console(1000, 700)) {
      open(console);
      await(() -> console.has("foreign keys aside"));
      console.pair("run", "left-narrow");
      console.show(ScreenId.HISTORY);
      console.language("en");
      await(() -> console.has("foreign keys are aside"));
      console.pair("history", "aside-narrow");
      console.show(ScreenId.RUN);
      console.language("en");
      try (var held = new HeldRestore(target)) {
        console.pressNamed("Restore");
        held.reached(console);
        console.pair("run", "restoring-narrow");
      }
      end(console);
      console.pair("run", "restored-narrow");
    }
  }

  @Test
  void whatWasNotFoundAndWhatIsWrong() throws IOException {
    Path plan = directory.resolve("broken.yml");
    Files.writeString(plan, "plan: broken\ntables:\n  jobs:\n    rowz: 100\n");
    try (var console = console(1280, 800)) {
      open(console);
      console.show(ScreenId.TARGETS);
      console.pair("targets", "sandbox");
      console.act(
          () -> console.bench.targetsModel().select(console.bench.targets().choices().get(3)));
      console.pictures("targets", "profile");
      console.show(ScreenId.SETTINGS);
      console.pictures("settings", "all");
      console.act(() -> console.bench.preferences().update(s -> s.withTextScale(2)));
      console.show(ScreenId.RUN);
      console.picture("run", "large", "light", "ja");
      console.act(() -> console.bench.preferences().update(s -> s.withTextScale(1)));
      console.act(() -> console.bench.plan().choose(plan.toString()));
      await(() -> console.has("rowz"));
      console.pair("run", "broken");
      console.show(ScreenId.PLAN);
      console.pair("plan", "broken");
      console.act(
          () -> console.bench.connection().choose(console.bench.targets().choices().get(4)));
      await(() -> console.bench.connection().state() instanceof Connection.State.Unreachable);
      console.show(ScreenId.HISTORY);
      console.pair("history", "unreachable");
    }
  }

  private ConsoleFixture console(int width, int height) {
    return new ConsoleFixture(
        directory, sandbox, Shop.service(), ScreenshotsTest::settings, width, height);
  }

  private static Settings settings(Settings defaults) {
    Target nowhere = TestServer.unreachable();
    var settings = defaults;
    for (var profile : PROFILES) {
      settings = settings.withTarget(profile);
    }
    return settings.withTarget(
        new TargetProfile("nowhere", nowhere.jdbcUrl(), "seeder", "staging"));
  }

  private static TargetProfile profile(String name, String place, String environment) {
    return new TargetProfile(name, "jdbc:postgresql://" + place, "seeder", environment);
  }

  private static void open(ConsoleFixture console) {
    console.connect();
    await(() -> console.has("about"));
  }

  private static void start(ConsoleFixture console, long rows) {
    console.language("en");
    console.rows(rows);
    console.act(() -> console.bench.runModel().mode(RunOptions.Mode.REPLACE));
    console.act(() -> console.<ButtonBase>find("run-primary").fire());
    await(() -> !console.bench.run().idle() || console.has("This removes"));
    if (console.bench.run().idle()) {
      console.picture("run", "replace", "light", "en");
      console.pressNamed("Start run");
    }
    await(() -> console.bench.run().stage() == Stage.RUNNING);
    await(() -> console.bench.run().frame() != null);
  }

  private static void end(ConsoleFixture console) {
    console.ended();
    assertThat(console.bench.run().frame().state()).isNotInstanceOf(RunState.Failed.class);
  }
}
