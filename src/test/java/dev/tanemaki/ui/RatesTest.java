package dev.tanemaki.ui;

import static dev.tanemaki.ui.ConsoleFixture.await;
import static dev.tanemaki.ui.kit.Snapshots.onWindow;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tanemaki.cli.CliHarness;
import dev.tanemaki.database.Target;
import dev.tanemaki.database.TestServer;
import dev.tanemaki.run.RunRecord;
import dev.tanemaki.run.Shop;
import dev.tanemaki.telemetry.Throughput;
import dev.tanemaki.ui.kit.OnScreen;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Quantity;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.Test;

/** A run has one load rate and one rate from end to end, the same wherever they stand. */
@OnScreen
class RatesTest extends WindowOnServer {

  private static final Formats ENGLISH = new Formats(Locale.ENGLISH);

  private static String load(Throughput through) {
    return plain(ENGLISH.value(Quantity.ROWS_PER_SECOND, through.loadRate()));
  }

  private static String whole(Throughput through) {
    return plain(ENGLISH.value(Quantity.ROWS_PER_SECOND, through.endToEndRate()));
  }

  /** What holds a number and its unit together is a blank like any other here. */
  private static String plain(String text) {
    return text.replace('\u00a0', ' ');
  }

  private static void same(JsonNode json, Throughput through) {
    assertThat(json.path("loadRowsPerSecond").asLong()).isEqualTo(Math.round(through.loadRate()));
    assertThat(json.path("endToEndRowsPerSecond").asLong())
        .isEqualTo(Math.round(through.endToEndRate()));
  }

  private String tile(String id) {
    Node tile = console.find(id);
    return onWindow(() -> plain(tile.getAccessibleText()));
  }

  @Test
  void theWindowTellsTheRatesThatItsLedgerKeepsAndTheTerminalReads() throws IOException {
    console = ConsoleFixture.onScreen(directory, sandbox, UnaryOperator.identity());
    try {
      console.rows(3_000);
      console.press("run-primary");
      console.ended();
      console.press("run-primary");
      console.ended();
      Throughput ended = console.bench.run().frame().summary().orElseThrow().throughput();
      RunRecord kept = Shop.service().list(sandbox.start()).getFirst();
      assertThat(kept.throughput()).isEqualTo(ended);
      assertThat(ended.loadRate()).isGreaterThan(ended.endToEndRate());
      assertThat(tile("figure-load")).startsWith("Load rate: " + load(ended));
      assertThat(tile("figure-whole")).startsWith("End to end: " + whole(ended));
      assertThat(plain(console.text("status-rate"))).isEqualTo(whole(ended) + " end to end");

      console.show(ScreenId.HISTORY);
      await(
          () ->
              console.find("history-table") instanceof TableView<?> runs
                  && runs.getItems().contains(kept));
      TableView<?> runs = console.find("history-table");
      assertThat(console.drawn(".table-cell").stream().map(RatesTest::plain))
          .contains(load(ended), whole(ended), plain(ENGLISH.elapsed(ended.seconds()).text()));
      console.act(() -> runs.getSelectionModel().selectIndices(0, 1));
      console.press("history-compare");
      String both = "load rate %s · end to end %s".formatted(load(ended), whole(ended));
      await(() -> console.labels().stream().map(RatesTest::plain).anyMatch(l -> l.contains(both)));

      var json = directory.resolve("run.json");
      var tanemaki = new CliHarness(directory);
      String url = CliHarness.url(sandbox.start());
      tanemaki.run("runs", "list", "--url", url, "--json", json.toString()).ok();
      same(CliHarness.json(json).path(0), ended);
    } finally {
      console.close();
    }
  }

  @Test
  void theTerminalTellsTheRatesThatItsReportsTell() throws IOException {
    Target target = TestServer.freshDatabase();
    var tanemaki = new CliHarness(directory);
    String url = CliHarness.url(target);
    String plan = CliHarness.plan(directory).toString();
    var json = directory.resolve("run.json");
    String to = json.toString();
    String told = tanemaki.run("seed", plan, "--forecast", "--url", url, "--json", to).ok().out();
    Throughput kept = Shop.service().list(target).getFirst().throughput();
    same(CliHarness.json(json), kept);
    assertThat(CliHarness.json(json).path("rowsPerSecond").asLong())
        .isEqualTo(Math.round(kept.loadRate()));
    same(CliHarness.json(json).at("/forecast/outcome"), kept);
    assertThat(told)
        .containsPattern(" load rate +" + load(kept) + " while loading")
        .containsPattern(" end to end +" + whole(kept) + " over the whole time")
        .containsPattern(" end to end .* " + whole(kept) + "\n");

    String show = tanemaki.run("runs", "show", "1", "--url", url, "--json", to).ok().out();
    same(CliHarness.json(json), kept);
    assertThat(show)
        .containsPattern("load rate +" + load(kept))
        .containsPattern("end to end +" + whole(kept));

    var report = directory.resolve("report");
    tanemaki.run("runs", "report", "1", "--url", url, "--report", report.toString()).ok();
    same(CliHarness.json(report.resolve("run.json")), kept);
    assertThat(Files.readString(report.resolve("report.md")))
        .contains("- Load rate: " + load(kept), "- End to end: " + whole(kept));
    assertThat(Files.readString(report.resolve("report.html")))
        .contains("load rate " + load(kept) + ", end to end " + whole(kept));

    tanemaki.run("seed", plan, "--url", url).ok();
    tanemaki.run("runs", "compare", "1", "2", "--url", url, "--json", to).ok();
    for (var one : new String[] {"whole", "load"}) {
      tanemaki.run("runs", "compare", "1", "2", "--measure", one, "--url", url, "--json", to).ok();
      boolean load = one.equals("load");
      String name = load ? "loadRowsPerSecond" : "endToEndRowsPerSecond";
      assertThat(CliHarness.json(json).at("/cells/0/entries/0/" + name + "/median").asLong())
          .isEqualTo(Math.round(load ? kept.loadRate() : kept.endToEndRate()));
    }
  }
}
