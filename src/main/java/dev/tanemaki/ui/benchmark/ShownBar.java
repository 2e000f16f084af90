package dev.tanemaki.ui.benchmark;

import dev.tanemaki.benchmark.result.Benchmark;
import dev.tanemaki.ui.kit.Icons;
import dev.tanemaki.ui.kit.text.Messages;
import javafx.geometry.Pos;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/**
 * The benchmark shown as it is kept: the operator's words on it, and whether it is the baseline.
 */
final class ShownBar extends HBox {

  private final BenchmarkModel model;
  private final TextField note = new TextField();
  private final ToggleButton pin;

  ShownBar(BenchmarkModel model, Messages texts) {
    this.model = model;
    note.setId("benchmark-note");
    note.setPromptText(texts.text("shown.note"));
    note.setAccessibleText(texts.text("shown.note"));
    note.setMinWidth(60);
    HBox.setHgrow(note, Priority.ALWAYS);
    note.setOnAction(event -> model.note(note.getText().strip()));
    note.focusedProperty()
        .subscribe(
            (before, now) -> {
              if (before && !now) {
                model.note(note.getText().strip());
              }
            });
    note.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            show();
            event.consume();
          }
        });
    pin = new ToggleButton(texts.text("shown.pin"), Icons.of(Feather.BOOKMARK));
    pin.setId("benchmark-pin");
    pin.setMinWidth(USE_PREF_SIZE);
    pin.setTooltip(new Tooltip(texts.text("shown.pin.tip")));
    pin.setOnAction(event -> model.pin(pin.isSelected()));
    setAlignment(Pos.CENTER_LEFT);
    setMinWidth(0);
    getStyleClass().add("benchmark-shown");
    getChildren().addAll(note, pin);
  }

  /** What is being typed stays while the same benchmark is on the screen. */
  void show() {
    Benchmark shown = model.shownProperty().get();
    boolean kept = shown != null && model.progressProperty().get() == null;
    setVisible(kept);
    if (kept) {
      note.setText(shown.note());
      pin.setSelected(model.shelf().isBaseline(shown));
    }
  }
}
