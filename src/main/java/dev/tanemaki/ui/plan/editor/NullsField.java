package dev.tanemaki.ui.plan.editor;

import dev.tanemaki.ui.kit.DecimalField;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** How many rows have null, 0 to 100 %; with the reason where none may. */
final class NullsField extends VBox {

  private final Slider slider = new Slider(0, 100, 0);
  private final DecimalField field;
  private final DecimalField.Listener listener;
  private final Messages texts;
  private final Label note = new Label();
  private boolean showing;
  private boolean pending;

  /**
   * @param listener gets the share, 0 to 1
   */
  NullsField(Messages texts, Formats formats, DecimalField.Listener listener) {
    this.texts = texts;
    this.listener = listener;
    var name = new Label(texts.text("nulls.name"));
    name.setMinWidth(Region.USE_PREF_SIZE);
    field = new DecimalField(texts.text("nulls.name"), 0, 100, formats, this::typed);
    field.setId("editor-nulls");
    field.setMinWidth(64);
    field.setPrefColumnCount(4);
    name.setLabelFor(field);
    slider.setId("editor-nulls-slider");
    slider.getStyleClass().add("small");
    slider.setAccessibleText(texts.text("nulls.name"));
    slider.setBlockIncrement(1);
    slider.setMinWidth(40);
    HBox.setHgrow(slider, Priority.ALWAYS);
    slider.valueProperty().subscribe((before, now) -> slid(now.doubleValue()));
    slider
        .valueChangingProperty()
        .subscribe(
            (before, now) -> {
              if (!now) {
                settle();
              }
            });
    slider.addEventHandler(javafx.scene.input.KeyEvent.KEY_RELEASED, event -> settle());
    slider.addEventHandler(javafx.scene.input.MouseEvent.MOUSE_RELEASED, event -> settle());
    var unit = new Label("%");
    unit.getStyleClass().add("tm-muted");
    unit.setMinWidth(Region.USE_PREF_SIZE);
    var line = new HBox(name, slider, field, unit);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("choice-tools");
    note.getStyleClass().addAll("tm-note", "tm-muted");
    note.setWrapText(true);
    getStyleClass().add("nulls");
    getChildren().addAll(line, note);
  }

  void show(double share, EditorContext context) {
    boolean never = context.column().map(c -> !c.nullable()).orElse(false) && share == 0;
    slider.setDisable(never);
    field.setDisable(never);
    note.setText(never ? texts.text("nulls.never") : "");
    note.setVisible(never);
    note.setManaged(never);
    double percent = Shares.clean(share * 100);
    field.show(percent);
    if (!slider.isValueChanging() && slider.getValue() != percent) {
      slide(percent);
    }
  }

  private void slide(double percent) {
    showing = true;
    slider.setValue(percent);
    showing = false;
  }

  private void slid(double percent) {
    if (!showing) {
      double round = Math.rint(percent);
      field.show(round);
      pending = true;
      listener.entered(Shares.clean(round / 100), false);
    }
  }

  private void settle() {
    if (pending) {
      pending = false;
      listener.entered(Shares.clean(field.value() / 100), true);
    }
  }

  private void typed(double percent, boolean settled) {
    slide(percent);
    listener.entered(Shares.clean(percent / 100), settled);
  }
}
