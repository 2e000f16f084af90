package dev.tanemaki.ui.kit;

import dev.tanemaki.ui.kit.chart.BarHistogram;
import dev.tanemaki.ui.kit.chart.BarHistogram.Bar;
import dev.tanemaki.ui.kit.chart.LaneChart;
import dev.tanemaki.ui.kit.chart.ReferenceLine;
import dev.tanemaki.ui.kit.chart.Series;
import dev.tanemaki.ui.kit.chart.TimeAxis;
import dev.tanemaki.ui.kit.chart.TimeAxisBar;
import dev.tanemaki.ui.kit.chart.TimeChart;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Quantity;
import dev.tanemaki.ui.kit.theme.Appearance;
import dev.tanemaki.ui.kit.theme.Role;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** All charts of the kit on one axis, filled or empty, with a crosshair where there are data. */
final class ChartPage {

  private ChartPage() {}

  static Parent of(Appearance appearance, boolean filled) {
    boolean ja = appearance.locale().getLanguage().equals("ja");
    Formats formats = new Formats(appearance.locale());
    TimeAxis axis = new TimeAxis();
    SampleRun run = new SampleRun();
    SampleRun shown = filled ? run : new SampleRun();
    run.fill(
        filled ? axis : new TimeAxis(),
        ja ? "投入" : "load",
        ja ? "索引の復元" : "restore",
        ja ? "検証" : "verify");

    var rate = new TimeChart(ja ? "スループット" : "Throughput", Quantity.ROWS_PER_SECOND, axis, formats);
    rate.series()
        .addAll(
            Series.filled(ja ? "現在" : "now", Role.SERIES_1, shown.rate),
            Series.dashed(ja ? "平均" : "average", Role.SERIES_2, shown.average),
            Series.ghost(ja ? "前回の実行" : "previous run", run.previous));
    rate.setPrefHeight(260);
    rate.emptyTextProperty()
        .set(
            ja
                ? "実行を開始すると毎秒の行数がここに表示されます。灰色は前回の実行です。"
                : "Rows per second appear here when a run starts. Grey: the previous run.");
    axis.setExpected(78 * SampleRun.SECOND);
    if (filled) {
      rate.referenceProperty()
          .set(new ReferenceLine(ja ? "上限" : "ceiling", 340_000, Role.ATTENTION));
      axis.crosshairProperty().set(30 * SampleRun.SECOND);
    }

    var heap = new TimeChart(ja ? "ヒープ" : "Heap", Quantity.MEMORY, axis, formats);
    heap.series()
        .addAll(
            Series.filled(ja ? "使用" : "used", Role.SERIES_1, shown.heapUsed),
            Series.line(ja ? "確保" : "committed", Role.SERIES_2, shown.heapCommitted));
    heap.referenceProperty()
        .set(new ReferenceLine(ja ? "上限" : "limit", 256 * 1024 * 1024, Role.MUTED));
    var cpu = new TimeChart(ja ? "CPU" : "CPU", Quantity.SHARE, axis, formats);
    cpu.series()
        .addAll(
            Series.filled(ja ? "このプロセス" : "process", Role.SERIES_1, shown.process),
            Series.line(ja ? "マシン" : "machine", Role.SERIES_3, shown.machine));
    cpu.reachProperty().set(1);
    var latency =
        new TimeChart(ja ? "バッチの所要時間" : "Batch latency", Quantity.MILLISECONDS, axis, formats);
    latency
        .series()
        .addAll(
            Series.line("p50", Role.SERIES_1, shown.p50),
            Series.line("p95", Role.SERIES_4, shown.p95),
            Series.line("p99", Role.SERIES_2, shown.p99));
    var lanes = new LaneChart(ja ? "ワーカー" : "Workers", axis, formats);
    lanes.setData(shown.lanes);
    var histogram = new BarHistogram(formats);
    if (filled) {
      histogram.setBars(bars(ja));
    }

    HBox small = new HBox(16, card(heap), card(cpu), card(latency));
    small.getChildren().forEach(child -> HBox.setHgrow(child, Priority.ALWAYS));
    HBox last = new HBox(16, card(lanes), card(histogram));
    last.getChildren().forEach(child -> HBox.setHgrow(child, Priority.ALWAYS));
    VBox page = new VBox(16, new TimeAxisBar(axis, formats), card(rate), small, last);
    page.setStyle("-fx-padding: 16px;");
    return page;
  }

  private static VBox card(javafx.scene.layout.Region chart) {
    VBox.setVgrow(chart, Priority.ALWAYS);
    VBox card = GalleryTest.card(chart);
    card.setPrefWidth(400);
    return card;
  }

  private static List<Bar> bars(boolean ja) {
    return List.of(
        new Bar(ja ? "正社員" : "permanent", 0.55, 0.5512),
        new Bar(ja ? "契約社員" : "fixed term", 0.15, 0.148),
        new Bar(ja ? "パート・アルバイト" : "part time", 0.14, 0.141),
        new Bar(ja ? "派遣社員" : "temporary agency", 0.08, 0.0803),
        new Bar(ja ? "業務委託" : "contractor", 0.05, 0.051),
        new Bar(ja ? "インターン" : "intern", 0.03, 0.0285),
        new Bar(
            ja ? "その他の雇用形態（期間従業員・季節労働を含む）" : "other, seasonal work included", Double.NaN, 0.001));
  }
}
