package dev.tanemaki.ui;

import static dev.tanemaki.ui.ConsoleFixture.await;
import static dev.tanemaki.ui.kit.Snapshots.onWindow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.benchmark.result.Benchmark;
import dev.tanemaki.database.TestServer;
import dev.tanemaki.database.sandbox.Sandbox;
import dev.tanemaki.run.execution.RunService;
import dev.tanemaki.settings.Settings;
import dev.tanemaki.telemetry.OshiProbe;
import dev.tanemaki.ui.kit.NumberField;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two real benchmarks, started, watched, read and compared in the window. */
@Timeout(300)
class BenchmarkScreenTest {

  @TempDir Path directory;

  @Test
  void aBenchmarkSaysWhichSettingToUseAndTheRunTakesIt() {
    Sandbox sandbox = TestServer.sandbox(directory.resolve("sandbox"));
    try (var console =
        new ConsoleFixture(
            directory,
            sandbox,
            new RunService(new OshiProbe()),
            UnaryOperator.<Settings>identity(),
            1280,
            800)) {
      console.open();
      await(() -> console.bench.connection().target().isPresent());
      await(() -> console.bench.plan().source().isPresent());
      console.show(ScreenId.BENCHMARK);
      console.pair("benchmark", "empty");
      console.language("en");

      choose(console, "rows", List.of("1000", "10000"));
      choose(console, "batches", List.of("1000", "5000"));
      choose(console, "workers", List.of("1", "2"));
      console.press("benchmark-repeat-3");
      console.press("benchmark-primary");
      await(() -> samples(console) > 4);
      console.pictures("benchmark", "measuring");
      end(console);
      console.pictures("benchmark", "charts");
      console.press("benchmark-view-table");
      console.pair("benchmark", "table");

      Benchmark first = shown(console);
      assertThat(first.status()).isEqualTo(Benchmark.Status.FINISHED);
      assertThat(first.samples()).hasSize(24);
      assertThat(Files.exists(console.bench.benchmarkModel().folder(first).resolve("report.html")))
          .isTrue();
      console.language("en");
      assertThat(onWindow(() -> console.<Label>find("benchmark-sentence").getText()))
          .contains("rows/s");

      // A second one, ended before its time, keeps what it has.
      choose(console, "rows", List.of("10000"));
      console.press("benchmark-primary");
      await(() -> samples(console) > 5);
      console.press("benchmark-primary");
      end(console);
      assertThat(shown(console).status()).isEqualTo(Benchmark.Status.CANCELLED);
      assertThat(shown(console).samples().size()).isBetween(5, 11);
      await(() -> console.<ComboBox<Benchmark>>find("benchmark-compare").getItems().size() == 2);
      console.act(
          () ->
              console.<ComboBox<Benchmark>>find("benchmark-compare").getSelectionModel().select(1));
      console.pictures("benchmark", "compare");
      console.language("en");
      assertThat(console.has("No difference can be told")).isTrue();

      console.press("benchmark-use");
      var used = shown(console);
      assertThat(onWindow(() -> console.<NumberField>find("run-batch-size").getValue()))
          .isIn(used.matrix().batchSizes().stream().map(Integer::longValue).toList());
      sized(sandbox, 1000, 700, "narrow");
      sized(sandbox, 1920, 1080, "wide");
    } finally {
      sandbox.stop();
    }
  }

  /** What was measured is there in the next window, whatever its size. */
  private void sized(Sandbox sandbox, int width, int height, String size) {
    try (var console =
        new ConsoleFixture(
            directory,
            sandbox,
            new RunService(new OshiProbe()),
            UnaryOperator.<Settings>identity(),
            width,
            height)) {
      console.open();
      console.show(ScreenId.BENCHMARK);
      await(() -> console.bench.benchmarkModel().shownProperty().get() != null);
      console.pair("benchmark", size);
    }
  }

  private static void choose(ConsoleFixture console, String list, List<String> values) {
    List<ToggleButton> chips =
        onWindow(
            () ->
                console.window.scene().getRoot().lookupAll(".benchmark-chip").stream()
                    .map(ToggleButton.class::cast)
                    .filter(chip -> chip.getId().startsWith("benchmark-" + list + "-"))
                    .toList());
    for (ToggleButton chip : chips) {
      boolean wanted = values.contains(chip.getId().replaceAll(".*-", ""));
      if (chip.isSelected() != wanted) {
        console.act(((ButtonBase) chip)::fire);
      }
    }
  }

  private static int samples(ConsoleFixture console) {
    var progress = console.bench.benchmarkModel().progressProperty().get();
    return progress == null ? -1 : progress.done();
  }

  private static Benchmark shown(ConsoleFixture console) {
    return onWindow(() -> console.bench.benchmarkModel().shownProperty().get());
  }

  private static void end(ConsoleFixture console) {
    // A busy machine takes longer than one patience for all of it, but not for a few samples.
    int total = onWindow(() -> console.bench.benchmarkModel().progressProperty().get().total());
    for (int few = 0; few < total; few += 5) {
      int least = few;
      await(() -> samples(console) < 0 || samples(console) >= least);
    }
    await(() -> samples(console) < 0);
  }
}
