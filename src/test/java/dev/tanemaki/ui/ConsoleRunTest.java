package dev.tanemaki.ui;

import static dev.tanemaki.ui.ConsoleFixture.await;
import static dev.tanemaki.ui.kit.Snapshots.onWindow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.benchmark.ForecastLedger;
import dev.tanemaki.database.Await;
import dev.tanemaki.database.Database;
import dev.tanemaki.run.RunRecord.Status;
import dev.tanemaki.run.RunState;
import dev.tanemaki.run.Shop;
import dev.tanemaki.ui.kit.CheckRow;
import dev.tanemaki.ui.kit.OnScreen;
import dev.tanemaki.ui.kit.chart.TimeChart;
import dev.tanemaki.ui.session.CurrentRun.Stage;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Runs as an operator makes them: started, held, cancelled and looked up in the window. */
@OnScreen
@Order(1)
class ConsoleRunTest extends WindowOnServer {

  @BeforeEach
  void openWindow() {
    console = ConsoleFixture.onScreen(directory, sandbox, UnaryOperator.identity());
  }

  @AfterEach
  void closeWindow() {
    console.act(() -> console.bench.run().cancel());
    await(() -> console.bench.run().idle());
    console.close();
    ConsoleFixture.bringBack(sandbox.start());
  }

  @Test
  void aRunFillsChartsChecksStatusBarAndHistory() {
    rows("20000");
    robot.clickOn("#run-primary");
    console.ended();
    assertThat(console.bench.run().frame().state()).isInstanceOf(RunState.Finished.class);
    // While there was nothing to press the focus went nowhere, and nothing scrolled after it.
    assertThat(onWindow(() -> console.find("run-primary").isFocused())).isTrue();
    assertThat(onWindow(() -> console.<ScrollPane>find("run-controls-scroll").getVvalue()))
        .isZero();

    long number = console.bench.run().frame().number();
    for (String chart : new String[] {"throughput", "heap", "cpu", "latency"}) {
      TimeChart drawn = console.find("chart-" + chart);
      assertThat(onWindow(() -> drawn.series().getFirst().data().size())).as(chart).isPositive();
    }
    assertThat(onWindow(() -> console.window.scene().getRoot().lookupAll(".tm-check-row")))
        .isNotEmpty()
        .allMatch(
            row -> row instanceof CheckRow && row.getStyleClass().contains("tm-tone-positive"));
    // Master tables that were there already have nothing to load.
    assertThat(console.drawn(".tm-progress-share"))
        .anyMatch(share -> share.startsWith("100"))
        .allMatch(share -> share.isEmpty() || share.startsWith("100"));
    assertThat(console.text("status-headline")).startsWith("Run #" + number + " finished");
    assertThat(console.<Label>find("run-outcome").isVisible()).isTrue();

    robot.clickOn("#run-history");
    await(() -> console.find("history-table") != null);
    await(() -> !console.<TableView<?>>find("history-table").getItems().isEmpty());
    assertThat(console.has("Run #" + number + " · job-postings")).isTrue();
    assertThat(console.command("history-command")).isEqualTo("tanemaki runs show " + number);
  }

  @Test
  void aWindowThatCouldNotDrawDuringARunDrawsAllOfItAfterwards() {
    var target = sandbox.start();
    var runs = Shop.service();
    int before = runs.list(target).size();
    rows("50000");
    robot.clickOn("#run-primary");
    await(() -> console.bench.run().stage() == Stage.RUNNING);
    var free = new CompletableFuture<Void>();
    Platform.runLater(free::join);
    try {
      Await.until(
          "loaded",
          () ->
              runs.list(target).stream().limit(1).anyMatch(r -> r.status() == Status.FINISHED)
                  && runs.list(target).size() > before);
    } finally {
      free.complete(null);
    }
    console.ended();
    TimeChart throughput = console.find("chart-throughput");
    // Ten a second are wanted; the window alone came to one or two in all.
    long halfSeconds = console.bench.run().frame().snapshot().nanos() / 500_000_000;
    assertThat(onWindow(() -> throughput.series().getFirst().data().size()))
        .isGreaterThan((int) halfSeconds + 1);
    assertThat(onWindow(() -> throughput.axis().phases().size())).isGreaterThan(2);
  }

  @Test
  void aForecastIsCancelledMeasuredDrawnAndKeptBesideItsRun() throws InterruptedException {
    rows("3000");
    console.press("run-forecast");
    await(() -> console.find("run-forecast-cancel") != null);
    console.press("run-forecast-cancel");
    assertThat(console.<Node>find("run-forecast-cancel")).isNull();
    assertThat(console.<Node>find("run-forecast-card")).isNull();
    console.press("run-forecast");
    await(() -> console.find("run-forecast-card") != null);
    TimeChart throughput = console.find("chart-throughput");
    assertThat(throughput.referenceProperty().get().value()).isPositive();

    robot.clickOn("#run-primary");
    console.ended();
    assertThat(console.text("run-hint")).contains("of what this server takes");
    long number = console.bench.run().frame().number();
    var target = console.bench.connection().target().orElseThrow();
    await(
        () ->
            ForecastLedger.find(target, number).flatMap(ForecastLedger.Entry::outcome).isPresent());

    rows("4000");
    await(() -> console.find("run-forecast-card") == null);
    rows("3000");
    await(() -> console.find("run-forecast-card") != null);
  }

  @Test
  void aRunIsHeldGoesOnAndIsCancelledByKeysAlone() {
    // Nothing to bring back afterwards.
    console.press("run-constraints-keep");
    rows("2000000");
    focus("run-primary");
    robot.type(KeyCode.SPACE);
    await(() -> loading());
    assertThat(console.<ButtonBase>find("run-primary").getText()).isEqualTo("Pause");
    focus("run-primary");
    robot.type(KeyCode.SPACE);
    await(() -> console.bench.run().frame().state() instanceof RunState.Paused);
    await(() -> console.text("status-headline").endsWith("paused"));
    assertThat(console.<ButtonBase>find("run-primary").getText()).isEqualTo("Resume");
    robot.type(KeyCode.SPACE);
    await(() -> loading());

    focus("run-cancel");
    robot.type(KeyCode.SPACE);
    assertThat(console.has("Cancel this run?")).isTrue();
    robot.type(KeyCode.ESCAPE);
    assertThat(console.has("Cancel this run?")).isFalse();
    assertThat(console.bench.run().stage()).isEqualTo(Stage.RUNNING);

    robot.type(KeyCode.SPACE);
    robot.clickOn(console.buttons("Cancel the run").getFirst());
    console.ended();
    assertThat(console.bench.run().frame().state()).isInstanceOf(RunState.Cancelled.class);
    assertThat(console.text("status-headline")).contains("cancelled");
    robot.press(KeyCode.CONTROL).type(ScreenId.HISTORY.key()).release(KeyCode.CONTROL);
    await(() -> console.has("cancelled"));
    await(() -> !console.<ButtonBase>find("history-resume").isDisabled());
  }

  @Test
  void languageAndThemeChangeWhileARunLoads() {
    // Nothing to bring back afterwards.
    console.press("run-constraints-keep");
    rows("2000000");
    robot.clickOn("#run-primary");
    await(() -> loading());
    console.language("ja");
    console.act(() -> console.bench.preferences().update(s -> s.withTheme("dark")));
    assertThat(console.<ButtonBase>find("run-primary").getText()).isEqualTo("一時停止");
    TimeChart chart = console.find("chart-throughput");
    int before = onWindow(() -> chart.series().getFirst().data().size());
    await(() -> chart.series().getFirst().data().size() > before);
    robot.clickOn("#run-log-toggle");
    await(() -> log().stream().anyMatch(line -> line.contains("行、ワーカー 2、バッチ 5,000 行")));
  }

  @Test
  void aRunWhoseProcessDiedIsOfferedWhenTheWindowOpens() {
    rows("2000");
    robot.clickOn("#run-primary");
    console.ended();
    long number = console.bench.run().frame().number();
    // As a process leaves it that is killed before it can say that all is in.
    try (var database = Database.open(sandbox.start(), 1)) {
      database.with(
          session ->
              session.execute(
                  "update tanemaki.execution set status = 'running', ended = null where run = ?",
                  number));
    }
    console.close();
    openWindow();
    await(() -> console.has("Run #" + number + " of job-postings was interrupted"));
    robot.clickOn(console.buttons("Resume").getFirst());
    console.ended();

    assertThat(console.bench.run().frame().state()).isInstanceOf(RunState.Finished.class);
    assertThat(console.bench.run().frame().number()).isEqualTo(number);
    assertThat(console.has("was interrupted")).isFalse();
  }

  @Test
  void aRunIsUndoneOnceItsOperatorHasSeenTheNumber() {
    rows("3000");
    robot.clickOn("#run-primary");
    console.ended();
    long number = console.bench.run().frame().number();
    robot.press(KeyCode.CONTROL).type(ScreenId.HISTORY.key()).release(KeyCode.CONTROL);
    await(() -> console.<ButtonBase>find("history-undo") != null);
    await(() -> !console.<ButtonBase>find("history-undo").isDisabled());
    robot.clickOn("#history-undo");
    await(() -> console.has("of run #" + number));
    assertThat(console.labels())
        .anyMatch(label -> label.matches("This removes [34],\\d{3} rows of run #" + number));
    robot.clickOn(console.buttons("Keep them").getFirst());
    assertThat(console.has("of run #" + number)).isFalse();

    robot.clickOn("#history-undo");
    await(() -> console.has("of run #" + number));
    robot.clickOn(console.buttons("Remove them").getFirst());
    console.ended();
    assertThat(console.bench.run().frame().state()).isInstanceOf(RunState.Finished.class);
    robot.press(KeyCode.CONTROL).type(ScreenId.HISTORY.key()).release(KeyCode.CONTROL);
    await(() -> console.has("undone"));
  }

  private List<String> log() {
    return onWindow(
        () ->
            console.<Node>find("run-log").lookupAll(".list-cell").stream()
                .map(cell -> ((Labeled) cell).getText())
                .toList());
  }

  private boolean loading() {
    var frame = console.bench.run().frame();
    return frame != null
        && frame.state() instanceof RunState.Loading
        && frame.snapshot().rows() > 0;
  }

  private void rows(String number) {
    console.act(() -> console.<Node>find("run-rows").requestFocus());
    console.act(() -> console.<TextInputControl>find("run-rows").selectAll());
    robot.write(number);
  }

  private void focus(String id) {
    console.act(() -> console.<Node>find(id).requestFocus());
  }
}
