package dev.tanemaki.ui;

import static dev.tanemaki.ui.ConsoleFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.database.Database;
import dev.tanemaki.database.Target;
import dev.tanemaki.database.TestServer;
import dev.tanemaki.database.sandbox.Sandbox;
import dev.tanemaki.database.suspension.CatalogFingerprint;
import dev.tanemaki.run.RunState;
import dev.tanemaki.schema.TableName;
import dev.tanemaki.ui.kit.OnScreen;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.scene.control.ButtonBase;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** Indexes and foreign keys that step aside, stay aside and come back in the window. */
@OnScreen
@Order(1)
class ConsoleRestoreTest {

  @TempDir Path directory;
  private final FxRobot robot = new FxRobot();

  @Test
  void whatACancelledRunLeftAsideComesBackFromTheHistory() {
    Sandbox sandbox = TestServer.sandbox(directory);
    Target target = sandbox.start();
    try (var console = open(sandbox)) {
      console.press("run-constraints-keep");
      seed(console, 2_000);
      console.ended();
      assertThat(console.find("checks-page-aside").isVisible()).isFalse();
      List<String> before = catalog(target);

      console.press("run-constraints-suspend");
      assertThat(console.text("run-constraints-note")).contains("step aside");
      console.press("run-format-text");
      assertThat(console.command("run-command"))
          .contains("--constraints suspend")
          .contains("--copy-format text");
      seed(console, 100_000);
      try (var held = HeldRestore.of(console, target)) {
        assertThat(console.<ButtonBase>find("run-constraints-keep").isDisabled()).isTrue();
        await(() -> console.has("back"));
        assertThat(console.text("aside-total")).matches("(\\d+) of (?!\\1)\\d+ back");
        assertThat(console.drawn(".tm-restore-state")).contains("validating", "back", "aside");
        console.press("run-cancel");
        assertThat(console.has("Aside until the run is resumed or restored")).isTrue();
        console.pressNamed("Cancel the run");
        console.ended();
      }
      assertThat(console.bench.run().frame().state()).isInstanceOf(RunState.Cancelled.class);
      assertThat(console.has("Still aside")).isTrue();
      assertThat(console.drawn(".tm-restore-state"))
          .contains("back", "aside")
          .doesNotContain("validating");
      assertThat(catalog(target)).isNotEqualTo(before);

      console.show(ScreenId.HISTORY);
      await(() -> !console.<ButtonBase>find("history-restore").isDisabled());
      assertThat(console.labels()).anyMatch(label -> label.matches("\\d+ aside"));
      assertThat(console.command("history-restore-command")).startsWith("tanemaki runs restore");
      robot.clickOn("#history-restore");
      console.ended();
      assertThat(console.bench.run().frame().state()).isInstanceOf(RunState.Finished.class);
      assertThat(console.has("is aside any more")).isTrue();
      assertThat(catalog(target)).isEqualTo(before);

      console.show(ScreenId.HISTORY);
      await(() -> console.labels().stream().noneMatch(label -> label.matches("\\d+ aside")));
      assertThat(console.<ButtonBase>find("history-restore").isDisabled()).isTrue();
      assertThat(console.store.get().lastRun().constraints()).isEqualTo("suspend");
      assertThat(console.store.get().lastRun().format()).isEqualTo("text");
    } finally {
      sandbox.stop();
    }
  }

  @Test
  void aWindowOffersToBringBackWhatWasLeftAsideBefore() {
    Sandbox sandbox = TestServer.sandbox(directory);
    Target target = sandbox.start();
    try {
      try (var console = open(sandbox)) {
        console.press("run-constraints-suspend");
        seed(console, 100_000);
        try (var held = HeldRestore.of(console, target)) {
          console.act(() -> console.bench.run().cancel());
          console.ended();
        }
      }
      try (var console = open(sandbox)) {
        await(() -> console.has("foreign keys aside"));
        assertThat(console.buttons("Resume")).hasSize(1);
        console.pressNamed("Restore");
        console.ended();
        assertThat(console.bench.run().frame().state()).isInstanceOf(RunState.Finished.class);
        assertThat(console.bench.run().frame().aside()).isZero();
        assertThat(console.has("foreign keys aside")).isFalse();
      }
    } finally {
      sandbox.stop();
    }
  }

  private ConsoleFixture open(Sandbox sandbox) {
    return ConsoleFixture.onScreen(directory, sandbox, UnaryOperator.identity());
  }

  private static void seed(ConsoleFixture console, long rows) {
    console.rows(rows);
    console.press("run-primary");
    await(() -> !console.bench.run().idle());
  }

  private static List<String> catalog(Target target) {
    List<TableName> tables =
        Stream.of("jobs", "city_master", "occupation_master", "employment_type_master")
            .map(name -> new TableName("public", name))
            .toList();
    try (var database = Database.open(target, 1)) {
      return database.with(session -> CatalogFingerprint.of(session, tables));
    }
  }
}
