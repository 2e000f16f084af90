package dev.tanemaki.ui.run;

import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import dev.tanemaki.ui.kit.text.Quantity;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/** What the run will cost, before it is started; what nobody knows yet is a dash. */
final class EstimatePane extends GridPane {

  private final Messages texts;
  private final Formats formats;
  private final Label time = figure("estimate-time");
  private final Label size = figure("estimate-size");
  private final Label batches = figure("estimate-batches");
  private final Label basis = new Label();

  EstimatePane(Messages texts, Formats formats) {
    this.texts = texts;
    this.formats = formats;
    getStyleClass().add("run-estimate");
    var words = new ColumnConstraints();
    var figures = new ColumnConstraints();
    figures.setHgrow(Priority.ALWAYS);
    figures.setHalignment(HPos.RIGHT);
    getColumnConstraints().setAll(words, figures);
    line(texts.text("estimate.time"), time);
    line(texts.text("estimate.size"), size);
    line(texts.text("estimate.batches"), batches);
    basis.getStyleClass().addAll("tm-muted", "tm-small");
    basis.setWrapText(true);
    add(basis, 0, getRowCount(), 2, 1);
  }

  void show(RunModel model) {
    long rows = model.form().rows().get();
    var estimate = model.estimate().of(rows);
    long batch = Math.max(1, model.form().batchSize().get());
    batches.setText(formats.count((rows + batch - 1) / batch));
    size.setText(
        Double.isNaN(estimate.bytesPerRow())
            ? formats.value(Quantity.BYTES, Double.NaN)
            : texts.text("estimate.about", formats.value(Quantity.BYTES, estimate.bytes())));
    time.setText(
        Double.isNaN(estimate.seconds())
            ? formats.elapsed(Double.NaN).text()
            : texts.text("estimate.about", formats.elapsed(estimate.seconds()).text()));
    basis.setText(
        model
            .estimate()
            .pace()
            .map(
                run ->
                    texts.text(
                        "estimate.basis",
                        Long.toString(run.run()),
                        formats.value(Quantity.ROWS_PER_SECOND, estimate.rowsPerSecond())))
            .orElseGet(() -> texts.text("estimate.nobasis")));
  }

  private void line(String words, Label figure) {
    var word = new Label(words);
    word.getStyleClass().add("tm-muted");
    addRow(getRowCount(), word, figure);
  }

  private static Label figure(String id) {
    var label = new Label();
    label.setId(id);
    label.getStyleClass().add("tm-number");
    return label;
  }
}
