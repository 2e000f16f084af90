package dev.tanemaki.ui.benchmark;

import dev.tanemaki.benchmark.result.Benchmark;
import dev.tanemaki.benchmark.result.Cell;
import dev.tanemaki.benchmark.result.Estimate;
import dev.tanemaki.benchmark.result.Measure;
import dev.tanemaki.benchmark.result.Sample;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import dev.tanemaki.ui.kit.text.Quantity;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** Every setting with its figures. */
final class CellsTable extends TableView<CellsTable.Line> {

  /** A setting of a benchmark. */
  record Line(Benchmark benchmark, Cell cell, Measure measure) {
    Estimate estimate() {
      return benchmark.estimate(cell, measure);
    }

    double median(ToDoubleFunction<Sample> what) {
      return Estimate.of(benchmark.values(cell, what)).median();
    }
  }

  private final Messages texts;
  private final TableColumn<Line, String> format;
  private final TableColumn<Line, String> rate;

  /** The other rate, beside the one that is chosen. */
  private final TableColumn<Line, String> load;

  CellsTable(Messages texts, Formats formats) {
    this.texts = texts;
    setId("benchmark-table");
    getStyleClass().add("benchmark-table");
    getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    column("rows", 90, l -> formats.count(l.cell().rows()));
    column("constraints", 90, l -> texts.text("constraints." + l.cell().constraints()));
    format = column("format", 70, l -> texts.text("format." + l.cell().format()));
    column("batches", 80, l -> formats.count(l.cell().batchSize()));
    column("workers", 70, l -> formats.count(l.cell().workers()));
    column("samples", 70, l -> formats.count(l.estimate().samples()));
    rate = column("rate.whole", 110, l -> formats.count(Math.round(l.estimate().median())));
    column(
        "interval",
        140,
        l ->
            formats.count(Math.round(l.estimate().low()))
                + "–"
                + formats.count(Math.round(l.estimate().high())));
    load = column("load", 110, l -> formats.count(Math.round(l.median(Sample::loadRowsPerSecond))));
    column("heap", 80, l -> formats.value(Quantity.MEMORY, l.median(Sample::peakHeapBytes)));
    column("wal", 80, l -> formats.value(Quantity.BYTES, l.median(Sample::walBytes)));
    column("cpu", 80, l -> formats.elapsed(l.median(Sample::clientCpuSeconds)).text());
  }

  /** The settings that are chosen, in the order of the table. */
  List<Cell> chosen() {
    return getSelectionModel().getSelectedItems().stream().map(Line::cell).toList();
  }

  void show(Benchmark benchmark, Measure measure) {
    format.setVisible(benchmark.tellsFormat());
    rate.setText(
        switch (measure) {
          case WHOLE -> texts.text("column.rate.whole");
          case LOAD -> texts.text("column.rate.load");
        });
    load.setVisible(measure != Measure.LOAD);
    getItems()
        .setAll(benchmark.cells().stream().map(c -> new Line(benchmark, c, measure)).toList());
  }

  private TableColumn<Line, String> column(String key, double width, Function<Line, String> text) {
    var column = new TableColumn<Line, String>(texts.text("column." + key));
    column.setCellValueFactory(line -> new ReadOnlyStringWrapper(text.apply(line.getValue())));
    column.setPrefWidth(width);
    column.setSortable(false);
    if (!key.equals("constraints") && !key.equals("format")) {
      column.getStyleClass().addAll("right-aligned", "tm-number");
    }
    getColumns().add(column);
    return column;
  }
}
