package dev.tanemaki.ui;

import static dev.tanemaki.ui.ConsoleFixture.await;
import static dev.tanemaki.ui.kit.Snapshots.onWindow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.benchmark.result.Benchmark;
import dev.tanemaki.benchmark.result.BenchmarkStore;
import dev.tanemaki.benchmark.result.Cell;
import dev.tanemaki.benchmark.result.Made;
import dev.tanemaki.benchmark.result.Matrix;
import dev.tanemaki.benchmark.result.Retention;
import dev.tanemaki.cli.CliHarness;
import dev.tanemaki.database.TestServer;
import dev.tanemaki.database.sandbox.Sandbox;
import dev.tanemaki.run.Shop;
import dev.tanemaki.settings.Settings;
import dev.tanemaki.ui.kit.NumberField;
import dev.tanemaki.ui.kit.OnScreen;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import javafx.event.ActionEvent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Benchmarks started, watched, read and compared in the window. */
@OnScreen
@Order(1)
class BenchmarkScreenTest {

  @TempDir Path directory;

  @Test
  void aBenchmarkSaysWhichSettingToUseAndTheRunTakesIt() throws IOException {
    Sandbox sandbox = TestServer.sandbox(directory.resolve("sandbox"));
    // Two small tables: there is much to measure and little to wait for.
    String plan = CliHarness.plan(directory).toString();
    Benchmark first;
    try (var console = console(sandbox, 1280, 800)) {
      console.open();
      await(() -> console.bench.connection().target().isPresent());
      console.act(() -> console.bench.plan().choose(plan));
      await(
          () ->
              console
                  .bench
                  .plan()
                  .source()
                  .filter(s -> s.plan().name().equals("shop"))
                  .isPresent());
      console.show(ScreenId.BENCHMARK);
      console.pair("benchmark", "empty");
      console.language("en");

      choose(console, "rows", List.of("50000"));
      choose(console, "batches", List.of("1000", "10000"));
      choose(console, "workers", List.of("1", "2"));
      console.press("benchmark-repeat-5");
      console.press("benchmark-primary");
      await(() -> samples(console) > 1);
      console.picture("benchmark", "measuring", "dark", "en");
      end(console);

      first = shown(console);
      assertThat(first.status()).isEqualTo(Benchmark.Status.FINISHED);
      assertThat(first.samples()).hasSize(20);
      assertThat(Files.exists(console.bench.benchmarkModel().folder(first).resolve("report.html")))
          .isTrue();
      console.language("en");
      assertThat(onWindow(() -> console.<Label>find("benchmark-sentence").getText()))
          .contains("rows/s");

      console.press("benchmark-primary");
      await(() -> samples(console) > 0);
      end(console);
      compareWithTheOldest(console);
      assertThat(console.text("lineup-sentence")).startsWith("Use batches of ");
      assertThat(console.text("lineup-certainty")).containsPattern("^(Sure|Not sure)");
      console.pictures("benchmark", "compare-real");
      console.language("en");
      console.press("benchmark-view-charts");

      // A third one, ended before its time, keeps what it has.
      console.press("benchmark-primary");
      await(() -> samples(console) > 0);
      console.press("benchmark-primary");
      end(console);
      assertThat(shown(console).status()).isEqualTo(Benchmark.Status.CANCELLED);
      assertThat(shown(console).samples().size()).isBetween(1, 19);

      console.press("benchmark-use");
      var used = shown(console);
      assertThat(onWindow(() -> console.<NumberField>find("run-batch-size").getValue()))
          .isIn(used.matrix().batchSizes().stream().map(Integer::longValue).toList());
    } finally {
      sandbox.stop();
    }
    for (int[] size : new int[][] {{1000, 700}, {1920, 1080}}) {
      try (var console = console(sandbox, size[0], size[1])) {
        console.show(ScreenId.BENCHMARK);
        await(() -> shown(console) != null);
        choose(console, first.id());
        console.act(() -> others(console).get(1).fire());
        console.pair("benchmark", "compare-real-" + size[0]);
      }
    }
  }

  /** Benchmarks of three days: the baseline, one like it on another server, one that is slower. */
  @Test
  void whatIsSlowerThanTheBaselineIsFlaggedAndComparedCellByCell() throws IOException {
    var store = new BenchmarkStore(directory.resolve("benchmarks"), () -> Retention.USUAL);
    days().forEach(store::save);
    var nowhere = new Sandbox(directory.resolve("sandbox"));
    try (var console = console(nowhere, 1280, 800)) {
      console.show(ScreenId.BENCHMARK);
      await(() -> shownId(console).equals("ccc"));
      choose(console, "a");
      console.press("benchmark-pin");
      await(() -> console.bench.benchmarkModel().baselineProperty().get().isPresent());
      choose(console, "ccc");
      assertThat(console.text("benchmark-regression")).contains("4 of 100 settings");
      console.act(
          () -> {
            var note = console.<TextField>find("benchmark-note");
            note.setText("smaller shared buffers");
            note.getOnAction().handle(new ActionEvent());
          });
      await(() -> store.find("ccc").note().equals("smaller shared buffers"));
      console.pair("benchmark", "charts");
      console.language("en");
      console.press("benchmark-regression-look");
      console.act(() -> others(console).get(1).fire());
      assertThat(console.has("3 measurably faster")).isFalse();
      assertThat(console.has("4 slower than A")).isTrue();
      assertThat(console.text("lineup-sentence")).startsWith("Use batches of ");
      console.pictures("benchmark", "compare");
      console.language("en");
      console.press("lineup-lead-1");
      console.press("lineup-remove-2");
      assertThat(console.has("4 measurably faster and 0 slower than A")).isTrue();

      console.press("lineup-remove-1");
      console.press("benchmark-view-table");
      TableView<?> table = console.find("benchmark-table");
      console.act(() -> table.getSelectionModel().selectIndices(24, 4, 14));
      console.pair("benchmark", "table");
      console.language("en");

      // The baseline stays and so does the newest: of three the one between is beyond the limit.
      console.show(ScreenId.SETTINGS);
      console.act(() -> console.<NumberField>find("settings-count").setValue(1));
      await(() -> console.text("settings-kept").contains("Beyond these limits is 1"));
      assertThat(store.list()).hasSize(3);
      try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        serve(console, taken.getLocalPort());
        await(() -> console.text("settings-metrics-state").contains("cannot be had"));
        console.pair("settings", "refused");
        console.language("en");
      }
      serve(console, console.store.get().metricsPort());
      await(() -> console.text("settings-metrics-state").startsWith("Served at"));
      console.pair("settings", "kept");
    }
    formats(nowhere, store);
    sized(nowhere, 1000, 700, "narrow");
    sized(nowhere, 1920, 1080, "wide");
  }

  /**
   * A day on which both formats were measured has a map of each; other days have no such column.
   */
  private void formats(Sandbox sandbox, BenchmarkStore store) {
    var matrix =
        new Matrix(
            List.of(50_000L),
            List.of(1_000, 5_000, 10_000),
            List.of(1, 2, 4),
            List.of("auto"),
            List.of("binary", "text"),
            8,
            1,
            true,
            1);
    ToDoubleFunction<Cell> rate =
        c -> (c.format().equals("text") ? 0.8 : 1) * (7e4 + 9e3 * Math.log(c.batchSize()));
    store.save(Made.benchmark("formats", matrix, rate, 1, 0.03, "PostgreSQL 18.1", new Random(7)));
    try (var console = console(sandbox, 1280, 800)) {
      console.show(ScreenId.BENCHMARK);
      await(() -> shownId(console).equals("formats"));
      console.pair("benchmark", "formats");
      console.language("en");
      console.press("benchmark-view-table");
      assertThat(formatColumn(console).isVisible()).isTrue();
      TableView<?> table = console.find("benchmark-table");
      console.act(() -> table.getSelectionModel().selectIndices(4, 13));
      console.press("benchmark-compare-cells");
      assertThat(console.has("COPY format binary → text")).isTrue();
      assertThat(console.text("lineup-sentence"))
          .startsWith("Use A: batches of 5,000")
          .doesNotContain("format");
      console.press("lineup-lead-1");
      assertThat(console.text("lineup-sentence")).startsWith("Use B: batches of 5,000");
      choose(console, "ccc");
      console.press("benchmark-view-table");
      assertThat(formatColumn(console).isVisible()).isFalse();
    }
    store.remove("formats");
  }

  private static TableColumn<?, ?> formatColumn(ConsoleFixture console) {
    TableView<?> table = console.find("benchmark-table");
    return onWindow(
        () ->
            table.getColumns().stream()
                .filter(column -> column.getText().equals("format"))
                .findFirst()
                .orElseThrow());
  }

  private static void serve(ConsoleFixture console, int port) {
    console.act(
        () -> {
          NumberField field = console.find("settings-metrics");
          field.setValue(port);
          field.getOnAction().handle(new ActionEvent());
        });
  }

  private static List<Benchmark> days() {
    var random = new Random(6);
    var matrix =
        new Matrix(
            List.of(1_000L, 10_000L, 50_000L, 100_000L),
            List.of(1_000, 2_500, 5_000, 7_500, 10_000),
            List.of(1, 2, 4, 6, 8),
            List.of("auto"),
            List.of("binary"),
            10,
            1,
            true,
            1);
    ToDoubleFunction<Cell> rate =
        c ->
            (9e4 + 9e3 * Math.log(c.batchSize()) - 6e3 * Math.abs(c.workers() - 2))
                * c.rows()
                / (c.rows() + 9e3);
    return List.of(
        Made.benchmark("a", matrix, rate, 1, 0.03, "PostgreSQL 18.1", random),
        Made.benchmark("bb", matrix, rate, 1.01, 0.03, "PostgreSQL 17.6", random),
        Made.benchmark(
            "ccc",
            matrix,
            c -> rate.applyAsDouble(c) * (c.workers() == 8 && c.batchSize() == 1_000 ? 0.7 : 1),
            1,
            0.03,
            "PostgreSQL 18.1",
            random));
  }

  /** What was compared is there to be compared in the next window, whatever its size. */
  private void sized(Sandbox sandbox, int width, int height, String size) {
    try (var console = console(sandbox, width, height)) {
      console.show(ScreenId.BENCHMARK);
      await(() -> shownId(console).equals("ccc"));
      console.picture("benchmark", size, "light", "en");
      console.press("benchmark-regression-look");
      console.pair("benchmark", "compare-" + size);
    }
  }

  private ConsoleFixture console(Sandbox sandbox, int width, int height) {
    return new ConsoleFixture(
        directory, sandbox, Shop.service(), UnaryOperator.<Settings>identity(), width, height);
  }

  private static void compareWithTheOldest(ConsoleFixture console) {
    console.act(() -> others(console).getLast().fire());
  }

  private static List<MenuItem> others(ConsoleFixture console) {
    return console.<MenuButton>find("benchmark-compare").getItems();
  }

  private static String shownId(ConsoleFixture console) {
    Benchmark shown = shown(console);
    return shown == null ? "" : shown.id();
  }

  private static void choose(ConsoleFixture console, String id) {
    ListView<Benchmark> kept = console.find("benchmark-kept");
    console.act(
        () ->
            kept.getItems().stream()
                .filter(b -> b.id().equals(id))
                .forEach(kept.getSelectionModel()::select));
    assertThat(shownId(console)).isEqualTo(id);
  }

  private static void choose(ConsoleFixture console, String list, List<String> values) {
    // What scrolls is made with the first layout.
    console.find("benchmark-primary");
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
