package dev.tanemaki.ui.plan.editor;

import dev.tanemaki.ui.kit.DecimalField;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
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
  private final Label name = new Label();
  private boolean showing;
  private boolean pending;

  /**
   * @param listener gets the share, 0 to 1
   */
  NullsField(Messages texts, Formats formats, DecimalField.Listener listener) {
    this.texts = texts;
    this.listener = listener;
    name.getStyleClass().addAll("tm-small", "tm-muted");
    field = new DecimalField(texts.text("nulls.name"), 0, 100, formats, this::typed);
    field.setId("editor-nulls");
    field.setMinWidth(Region.USE_PREF_SIZE);
    field.setPrefColumnCount(3);
    name.setLabelFor(field);
    name.setMinWidth(0);
    slider.setId("editor-nulls-slider");
    slider.getStyleClass().add("small");
    slider.setAccessibleText(texts.text("nulls.name"));
    slider.setBlockIncrement(1);
    slider.setMinWidth(40);
    slider.setPrefWidth(80);
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
    slider.addEventHandler(KeyEvent.KEY_RELEASED, event -> settle());
    slider.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> settle());
    var line = new HBox(slider, field);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("choice-tools");
    getStyleClass().addAll("nulls", "editor-field");
    getChildren().addAll(name, line);
  }

  void show(double share, EditorContext context) {
    boolean never = context.column().map(c -> !c.nullable()).orElse(false) && share == 0;
    slider.setDisable(never);
    field.setDisable(never);
    String said = texts.text(never ? "nulls.never" : "nulls.name");
    name.setText(said);
    field.setAccessibleHelp(never ? said : "");
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
