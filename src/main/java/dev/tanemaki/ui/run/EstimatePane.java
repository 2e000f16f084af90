package dev.tanemaki.ui.run;

import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/** What the run will cost, before it is started. */
final class EstimatePane extends GridPane {

  private final Messages texts;
  private final Formats formats;
  private final Label batches = figure();

  EstimatePane(Messages texts, Formats formats) {
    this.texts = texts;
    this.formats = formats;
    getStyleClass().add("run-estimate");
    var words = new ColumnConstraints();
    var figures = new ColumnConstraints();
    figures.setHgrow(Priority.ALWAYS);
    figures.setHalignment(javafx.geometry.HPos.RIGHT);
    getColumnConstraints().setAll(words, figures);
    addLine("estimate.batches", batches);
  }

  void show(RunModel model) {
    var form = model.form();
    long size = Math.max(1, form.batchSize().get());
    batches.setText(formats.count((form.rows().get() + size - 1) / size));
  }

  private void addLine(String key, Label figure) {
    var word = new Label(texts.text(key));
    word.getStyleClass().add("tm-muted");
    addRow(getRowCount(), word, figure);
  }

  private static Label figure() {
    var label = new Label();
    label.getStyleClass().add("tm-number");
    return label;
  }
}
