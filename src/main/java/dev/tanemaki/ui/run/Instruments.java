package dev.tanemaki.ui.run;

import dev.tanemaki.telemetry.Snapshot;
import dev.tanemaki.ui.kit.chart.LaneBuffer;
import dev.tanemaki.ui.kit.chart.LaneChart;
import dev.tanemaki.ui.kit.chart.Phase;
import dev.tanemaki.ui.kit.chart.ReferenceLine;
import dev.tanemaki.ui.kit.chart.Series;
import dev.tanemaki.ui.kit.chart.SeriesBuffer;
import dev.tanemaki.ui.kit.chart.TimeAxis;
import dev.tanemaki.ui.kit.chart.TimeChart;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import dev.tanemaki.ui.kit.text.Quantity;
import dev.tanemaki.ui.kit.theme.Role;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** The charts of a run under one time axis: throughput, heap, CPU, latency, workers. */
final class Instruments extends VBox {

  /** The small charts take no more than this of a tall window; throughput stays the largest. */
  private static final double MULTIPLES_SHARE = 0.34;

  private static final double LEAST_MULTIPLES = 9.5;

  private final Messages texts;
  private final TimeAxis axis = new TimeAxis();
  private final TimeChart throughput;
  private final TimeChart heap;
  private final TimeChart cpu;
  private final TimeChart latency;
  private final LaneChart lanes;
  private final Region workers;

  /** Takes the text's size from the css. */
  private final Text ruler = new Text();

  private final ReadOnlyDoubleWrapper em = new ReadOnlyDoubleWrapper(13);
  private Recording shown = new Recording();
  private LaneBuffer lanesShown;

  Instruments(Messages texts, Formats formats) {
    this.texts = texts;
    throughput = chart("throughput", Quantity.ROWS_PER_SECOND, formats);
    heap = chart("heap", Quantity.MEMORY, formats);
    cpu = chart("cpu", Quantity.SHARE, formats);
    cpu.reachProperty().set(1);
    latency = chart("latency", Quantity.MILLISECONDS, formats);
    lanes = new LaneChart(texts.text("chart.workers"), axis, formats);
    lanes.setId("chart-workers");
    throughput.getStyleClass().add("large-chart");
    var multiples = new HBox(panel(heap), panel(cpu), panel(latency));
    multiples.getStyleClass().add("multiples");
    for (var multiple : List.of(heap, cpu, latency)) {
      multiple.getStyleClass().add("small-chart");
      multiple.setMinWidth(0);
      multiple.setPrefWidth(100);
      HBox.setHgrow(multiple.getParent(), Priority.ALWAYS);
    }
    getStyleClass().add("instruments");
    ruler.setManaged(false);
    ruler.setVisible(false);
    em.bind(ruler.fontProperty().map(Font::getSize));
    var main = panel(throughput);
    VBox.setVgrow(main, Priority.ALWAYS);
    VBox.setVgrow(multiples, Priority.ALWAYS);
    multiples
        .maxHeightProperty()
        .bind(
            heightProperty()
                .map(
                    height ->
                        Math.max(
                            LEAST_MULTIPLES * em.get(), MULTIPLES_SHARE * height.doubleValue())));
    workers = panel(lanes);
    workers.managedProperty().bind(workers.visibleProperty());
    getChildren().addAll(main, multiples, workers, ruler);
  }

  /** The size of the text here, in pixels. */
  ReadOnlyDoubleProperty emProperty() {
    return em.getReadOnlyProperty();
  }

  /** The charts by themselves, for their menus. */
  List<TimeChart> charts() {
    return List.of(throughput, heap, cpu, latency);
  }

  /** The lanes, which may be left out. */
  Region workers() {
    return workers;
  }

  TimeAxis axis() {
    return axis;
  }

  /**
   * Shows another recording, with the run before it in grey.
   *
   * @param workers how many lanes to show before the run tells
   */
  void setRecording(Recording recording, Recording ghost, int workers) {
    shown = recording;
    boolean raced = !ghost.isEmpty();
    String before = texts.text("series.ghost");
    throughput.series().clear();
    for (var chart : List.of(heap, cpu, latency)) {
      chart.series().clear();
    }
    if (raced) {
      throughput.series().add(Series.ghost(before, ghost.rate));
    }
    add(throughput, Series.Style.FILLED, "now", Role.SERIES_1, recording.rate);
    add(throughput, Series.Style.DASHED, "average", Role.SERIES_2, recording.average);
    add(heap, Series.Style.DASHED, "limit", Role.SERIES_6, recording.heapLimit);
    add(heap, Series.Style.LINE, "committed", Role.SERIES_2, recording.heapCommitted);
    add(heap, Series.Style.FILLED, "used", Role.SERIES_1, recording.heapUsed);
    add(cpu, Series.Style.LINE, "machine", Role.SERIES_2, recording.cpuMachine);
    add(cpu, Series.Style.FILLED, "process", Role.SERIES_1, recording.cpuProcess);
    add(latency, Series.Style.LINE, "p99", Role.SERIES_4, recording.p99);
    add(latency, Series.Style.LINE, "p95", Role.SERIES_2, recording.p95);
    add(latency, Series.Style.FILLED, "p50", Role.SERIES_1, recording.p50);
    axis.reset();
    axis.setExpected(raced ? ghost.latest() : 0);
    lanes.setData(recording.lanes() == null ? new LaneBuffer(workers, 1) : recording.lanes());
    lanesShown = recording.lanes();
    update();
  }

  /**
   * Draws the most that the server takes.
   *
   * @param rate rows a second; NaN for no line
   */
  void setCeiling(double rate) {
    var line =
        Double.isNaN(rate)
            ? null
            : new ReferenceLine(texts.text("series.ceiling"), rate, Role.ATTENTION);
    if (!Objects.equals(line, throughput.referenceProperty().get())) {
      throughput.referenceProperty().set(line);
    }
  }

  /** The run has ended: one of a few seconds is spread over the whole width. */
  void finish() {
    axis.end();
  }

  /** Draws what was recorded since. */
  void update() {
    if (shown.isEmpty()) {
      return;
    }
    if (shown.lanes() != lanesShown) {
      lanesShown = shown.lanes();
      lanes.setData(lanesShown);
    }
    var phases =
        shown.spans().stream()
            .filter(span -> span.to() > span.from() && span.phase() != Snapshot.Phase.DONE)
            .map(span -> new Phase(name(span.phase()), span.from(), span.to()))
            .toList();
    if (!axis.phases().equals(phases)) {
      axis.phases().setAll(phases);
    }
    axis.advance(shown.latest());
  }

  private String name(Snapshot.Phase phase) {
    return texts.text("phase." + phase.name().toLowerCase(Locale.ROOT));
  }

  private void add(TimeChart chart, Series.Style style, String key, Role role, SeriesBuffer data) {
    String name = texts.text("series." + key);
    chart
        .series()
        .add(
            switch (style) {
              case FILLED -> Series.filled(name, role, data);
              case LINE -> Series.line(name, role, data);
              case DASHED -> Series.dashed(name, role, data);
              case GHOST -> Series.ghost(name, data);
            });
  }

  private TimeChart chart(String key, Quantity quantity, Formats formats) {
    var chart = new TimeChart(texts.text("chart." + key), quantity, axis, formats);
    chart.setId("chart-" + key);
    chart.emptyTextProperty().set(texts.text("chart." + key + ".empty"));
    return chart;
  }

  private static Region panel(Region content) {
    var panel = new VBox(content);
    panel.getStyleClass().add("panel");
    VBox.setVgrow(content, Priority.ALWAYS);
    return panel;
  }
}
