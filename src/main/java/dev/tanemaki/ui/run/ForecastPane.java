package dev.tanemaki.ui.run;

import dev.tanemaki.benchmark.Cost;
import dev.tanemaki.benchmark.Forecast;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import dev.tanemaki.ui.kit.text.Quantity;
import dev.tanemaki.ui.session.Words;
import java.util.function.Function;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A forecast to ask for, under way, or as a card with both ways of treating constraints. */
final class ForecastPane extends VBox {

  private static final double DOT = 16;

  private final RunModel model;
  private final Messages texts;
  private final Formats formats;
  private final Button ask = new Button();
  private final Button cancel = new Button();
  private final Label note = new Label();
  private ForecastModel.State shown;

  ForecastPane(RunModel model, Messages texts, Formats formats) {
    this.model = model;
    this.texts = texts;
    this.formats = formats;
    getStyleClass().add("run-forecast");
    ask.setId("run-forecast");
    ask.setMinWidth(Region.USE_PREF_SIZE);
    ask.setOnAction(event -> model.measureForecast());
    cancel.setId("run-forecast-cancel");
    cancel.setText(texts.text("forecast.cancel"));
    cancel.setMinWidth(Region.USE_PREF_SIZE);
    cancel.setOnAction(event -> model.forecast().cancel());
    note.getStyleClass().addAll("tm-muted", "tm-small");
    note.setWrapText(true);
    note.setMinWidth(0);
    note.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(note, Priority.ALWAYS);
  }

  /** Shows what is known now; whether that says more than an estimate. */
  boolean show() {
    ask.setDisable(!model.canForecast());
    var state = model.forecast().of(model.next().subject());
    if (!state.equals(shown)) {
      shown = state;
      getChildren()
          .setAll(
              switch (state) {
                case ForecastModel.State.None n ->
                    asking(texts.text("forecast.means"), texts.text("forecast.ask"));
                case ForecastModel.State.Measuring m -> measuring();
                case ForecastModel.State.Known(var forecast) -> card(forecast);
                case ForecastModel.State.Failed(var problem) -> failed(problem);
              });
    }
    return state instanceof ForecastModel.State.Known;
  }

  private Node asking(String words, String button) {
    note.setText(words);
    ask.setText(button);
    return line(note, ask);
  }

  private Node measuring() {
    var dot = new ProgressIndicator();
    dot.setPrefSize(DOT, DOT);
    dot.setMinSize(DOT, DOT);
    note.setText(texts.text("forecast.measuring"));
    return line(dot, note, cancel);
  }

  private Node failed(Problem problem) {
    return new VBox(
        8,
        Words.in(texts.locale()).banner(problem).stacked(),
        asking(texts.text("forecast.means"), texts.text("forecast.again")));
  }

  private Node card(Forecast forecast) {
    var grid = new GridPane();
    grid.setId("run-forecast-card");
    grid.getStyleClass().add("run-estimate");
    var words = new ColumnConstraints();
    words.setHgrow(Priority.ALWAYS);
    var figures = new ColumnConstraints();
    figures.setHalignment(HPos.RIGHT);
    grid.getColumnConstraints().setAll(words, figures, figures);
    grid.addRow(
        0,
        muted(texts.text("forecast.constraints")),
        muted(texts.text("forecast.keep")),
        muted(texts.text("forecast.suspend")));
    line(grid, "estimate.time", forecast, cost -> formats.elapsed(cost.seconds()).text());
    boolean suspend = forecast.suspend().seconds() < forecast.keep().seconds();
    int faster = grid.getChildren().size() - (suspend ? 1 : 2);
    grid.getChildren().get(faster).getStyleClass().add("tm-strong");
    line(grid, "forecast.load", forecast, cost -> formats.elapsed(cost.loadSeconds()).text());
    line(grid, "forecast.restore", forecast, this::restore);
    line(grid, "forecast.verify", forecast, cost -> formats.elapsed(cost.verifySeconds()).text());
    size(grid, forecast.keep());
    line(grid, "forecast.wal", forecast, cost -> bytes(cost.walBytes()));
    grid.addRow(
        grid.getRowCount(),
        muted(texts.text("forecast.ceiling")),
        figure(rate(forecast.keepCeiling())),
        figure(rate(forecast.suspendCeiling())));
    return new VBox(
        8,
        grid,
        asking(
            texts.text("forecast.basis", formats.value(Quantity.ROWS, forecast.pilotRows())),
            texts.text("forecast.again")));
  }

  /** The same either way. */
  private void size(GridPane grid, Cost cost) {
    var both =
        figure(texts.text("forecast.disk", bytes(cost.tableBytes()), bytes(cost.indexBytes())));
    int row = grid.getRowCount();
    grid.add(muted(texts.text("forecast.size")), 0, row);
    grid.add(both, 1, row, 2, 1);
    GridPane.setHalignment(both, HPos.RIGHT);
  }

  private String restore(Cost cost) {
    return formats.elapsed(cost.restoreSeconds() > 0 ? cost.restoreSeconds() : Double.NaN).text();
  }

  private String bytes(long bytes) {
    return formats.value(Quantity.BYTES, bytes);
  }

  private String rate(double rate) {
    return formats.value(Quantity.ROWS_PER_SECOND, rate);
  }

  private void line(GridPane grid, String key, Forecast forecast, Function<Cost, String> figure) {
    grid.addRow(
        grid.getRowCount(),
        muted(texts.text(key)),
        figure(figure.apply(forecast.keep())),
        figure(figure.apply(forecast.suspend())));
  }

  private static Label muted(String words) {
    var label = new Label(words);
    label.getStyleClass().add("tm-muted");
    return label;
  }

  private static Label figure(String text) {
    var label = new Label(text);
    label.getStyleClass().add("tm-number");
    label.setMinWidth(USE_PREF_SIZE);
    return label;
  }

  private static HBox line(Node... nodes) {
    var line = new HBox(8, nodes);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }
}
