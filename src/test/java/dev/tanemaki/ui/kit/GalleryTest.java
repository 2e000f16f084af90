package dev.tanemaki.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.ui.kit.CheckRow.Check;
import dev.tanemaki.ui.kit.CheckRow.State;
import dev.tanemaki.ui.kit.chart.Sparkline;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Quantity;
import dev.tanemaki.ui.kit.theme.Appearance;
import dev.tanemaki.ui.kit.theme.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Insets;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;

/** Every node of the kit on one page, to be looked at. */
@OnScreen
class GalleryTest {

  @Test
  void nodesInAllThemesAndLanguages() {
    Snapshots.takeAll("kit", "nodes", 1280, 800, GalleryTest::nodes);
    assertThat(Path.of("target/screenshots/kit-nodes-dark-ja.png")).satisfies(Files::isRegularFile);
  }

  @Test
  void chartsInAllThemesAndLanguages() {
    Snapshots.takeAll("kit", "charts", 1280, 800, appearance -> ChartPage.of(appearance, true));
    Snapshots.takeAll("kit", "empty", 1280, 800, appearance -> ChartPage.of(appearance, false));
  }

  @Test
  void indexesOnTheirWayBackWithAndWithoutRoom() {
    Snapshots.takeAll("kit", "restores", 840, 480, GalleryTest::restores);
    assertThat(Path.of("target/screenshots/kit-restores-dark-ja.png"))
        .satisfies(Files::isRegularFile);
  }

  private static Parent restores(Appearance appearance) {
    boolean ja = appearance.locale().getLanguage().equals("ja");
    var formats = new Formats(appearance.locale());
    VBox narrow = card(restores(ja, formats));
    narrow.setMaxWidth(380);
    VBox page = new VBox(16, card(restores(ja, formats)), narrow);
    page.setPadding(new Insets(16));
    return page;
  }

  @Test
  void nodesAtTwiceTheTextSize() {
    var large = new Appearance(dev.tanemaki.ui.kit.theme.Theme.LIGHT, Locale.JAPANESE, 2);
    Snapshots.take("kit", "large", 1280, 1000, large, GalleryTest::nodes);
  }

  private static Parent nodes(Appearance appearance) {
    boolean ja = appearance.locale().getLanguage().equals("ja");
    Formats formats = new Formats(appearance.locale());
    HBox page = new HBox(16, controls(ja, formats), results(ja, formats));
    page.setStyle("-fx-padding: 16px;");
    page.getChildren().forEach(child -> HBox.setHgrow(child, Priority.ALWAYS));
    return page;
  }

  private static VBox controls(boolean ja, Formats formats) {
    var rows =
        new SliderField(
            ja ? "行数" : "Rows",
            ja ? "行" : "rows",
            new SliderScale.Logarithmic(1_000, 100_000_000),
            formats);
    rows.setValue(100_000);
    rows.setHelp(ja ? "求人票の数。親の行数はここから決まります。" : "Job postings; parents follow from them.");
    var batch =
        new SliderField(
            ja ? "バッチの大きさ" : "Batch size",
            ja ? "行" : "rows",
            new SliderScale.Linear(500, 50_000, 500),
            formats);
    batch.setValue(7_500);
    var workers =
        new SliderField(
            ja ? "ワーカー" : "Workers",
            ja ? "接続" : "connections",
            new SliderScale.Linear(1, 16, 1),
            formats);
    workers.field().setText("40");
    var command = new CommandLine(formats.locale());
    command
        .commandProperty()
        .set("tanemaki seed --dataset job-postings --rows 100000 --batch-size 7500 --workers 2");
    Button start = new Button(ja ? "投入を開始" : "Start seeding", Icons.of(Feather.PLAY));
    start.setDefaultButton(true);
    HBox buttons = new HBox(8, start, new Button(ja ? "中止" : "Cancel"));
    VBox fields = card(rows, batch, workers, command, buttons);
    HBox badges = new HBox(8);
    for (Environment environment : Environment.values()) {
      badges.getChildren().add(new EnvironmentBadge(environment, formats.locale()));
    }
    var empty =
        card(
            new EmptyState(
                    Feather.INBOX,
                    ja ? "まだ実行はありません" : "No runs yet",
                    ja
                        ? "計画を実行すると、ここに結果と比較が並びます。"
                        : "Runs of this plan appear here with their figures, to compare.")
                .withAction(ja ? "実行画面を開く" : "Open the run screen", () -> {}));
    VBox column = new VBox(16, badges, fields, empty);
    column.setPrefWidth(440);
    column.setMinWidth(440);
    return column;
  }

  private static VBox results(boolean ja, Formats formats) {
    VBox banners =
        new VBox(
            8,
            new Banner(
                    Tone.DANGER,
                    ja ? "ターゲット shop-dev に接続できません" : "Cannot reach target shop-dev",
                    ja
                        ? "127.0.0.1:5433 で応答がありません。サーバーが起動しているか、ポートが正しいかを確かめてください。"
                        : "Nothing answers at 127.0.0.1:5433. Is the server running, is the port"
                            + " right?")
                .withAction(ja ? "再接続" : "Try again", () -> {})
                .withDismiss(formats.locale(), () -> {}),
            new Banner(
                Tone.ATTENTION,
                ja ? "索引を一度外します" : "Indexes step aside",
                ja ? "7 個の索引は投入の後に作り直されます。" : "7 indexes come back after the load."),
            new Banner(Tone.POSITIVE, ja ? "違反は 0 件です" : "0 violations", ""),
            new Banner(Tone.INFO, ja ? "見積もりは標本に基づきます" : "Estimated from a sample", ""));
    SampleRun run = new SampleRun();
    run.fill(new dev.tanemaki.ui.kit.chart.TimeAxis(), "", "", "");
    var now = new StatTile(ja ? "スループット" : "Throughput");
    now.setMeasure(formats.measure(Quantity.ROWS_PER_SECOND, 312_480));
    now.setDelta(ja ? "上限の 98 %" : "98 % of ceiling", Tone.POSITIVE);
    now.setGraphic(new Sparkline(Role.SERIES_1, run.rate, Duration.ofSeconds(60)));
    var bytes = new StatTile(ja ? "書き込み" : "Written");
    bytes.setMeasure(formats.measure(Quantity.BYTES, 1_234_000_000));
    bytes.setDelta(formats.value(Quantity.BYTES_PER_SECOND, 12_300_000), Tone.NEUTRAL);
    var latency = new StatTile(ja ? "バッチの所要時間（p99）" : "Batch latency, p99");
    latency.setMeasure(formats.measure(Quantity.MILLISECONDS, 81.4));
    latency.setDelta(ja ? "前回より 12 % 遅い" : "12 % slower than last run", Tone.ATTENTION);
    var tiles = new HBox(24, now, bytes, latency);
    VBox progress =
        card(
            progress("companies", 2_000, 2_000, formats),
            progress("job_postings", 71_400, 100_000, formats),
            progress("applications", 0, 500_000, formats));
    var checks = new CheckList(formats);
    checks.show(
        List.of(
            new Check("job_postings_pkey", ja ? "主キー" : "primary key", State.PASSED, 100_000, 0),
            new Check(
                "job_postings_company_code_fkey",
                ja ? "外部キー" : "foreign key",
                State.FAILED,
                100_000,
                12),
            new Check(
                ja ? "雇用形態の分布" : "employment type distribution",
                ja ? "分布" : "distribution",
                State.RUNNING,
                41_000,
                0),
            new Check("salary_range_check", "CHECK", State.WAITING, 0, 0),
            new Check("posted_at_check", "CHECK", State.SKIPPED, 0, 0)));
    Label title = new Label(ja ? "確認" : "Checks");
    title.getStyleClass().add("tm-strong");
    return new VBox(16, banners, card(tiles), progress, card(title, checks));
  }

  private static VBox restores(boolean ja, Formats formats) {
    String table = ja ? "求人_応募履歴" : "application_history";
    return new VBox(
        restore(table, "job_postings_pkey", false, RestoreRow.State.BACK, 1, formats),
        restore(table, "idx_jobs_company", false, RestoreRow.State.BUILT, 1, formats),
        restore(
            table,
            ja ? "求人_応募履歴_勤務地_雇用形態_掲載日_一意" : "application_history_location_type_date_key",
            false,
            RestoreRow.State.UNDER_WAY,
            0.45,
            formats),
        restore(
            table, "jobs_occupation_fkey", true, RestoreRow.State.UNDER_WAY, Double.NaN, formats),
        restore(table, "jobs_city_cd_fkey", true, RestoreRow.State.ASIDE, 0, formats),
        restore(table, "jobs_pref_cd_fkey", true, RestoreRow.State.FAILED, 0, formats));
  }

  private static RestoreRow restore(
      String table,
      String name,
      boolean foreignKey,
      RestoreRow.State state,
      double share,
      Formats formats) {
    var row = new RestoreRow(formats);
    row.show(new RestoreRow.Item(table, name, foreignKey, state, share));
    return row;
  }

  private static ProgressRow progress(String name, long done, long total, Formats formats) {
    var row = new ProgressRow(name, formats);
    row.show(done, total);
    return row;
  }

  static VBox card(javafx.scene.Node... nodes) {
    VBox card = new VBox(nodes);
    card.getStyleClass().add("tm-card");
    return card;
  }
}
