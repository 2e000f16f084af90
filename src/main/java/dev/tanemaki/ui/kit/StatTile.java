package dev.tanemaki.ui.kit;

import dev.tanemaki.ui.kit.text.Formats.Measure;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One number that matters: label above, number and unit, a line below that puts it in relation. */
public final class StatTile extends VBox {

  private final String label;
  private final Label number = new Label("–");
  private final Label unit = new Label();
  private final Label delta = new Label();
  private final HBox line = new HBox(number, unit);

  public StatTile(String label) {
    this.label = label;
    Label name = new Label(label);
    name.getStyleClass().addAll("tm-small", "tm-muted");
    number.getStyleClass().addAll("tm-display", "tm-number");
    number.setMinWidth(Region.USE_PREF_SIZE);
    unit.getStyleClass().add("tm-muted");
    unit.setMinWidth(Region.USE_PREF_SIZE);
    delta.getStyleClass().addAll("tm-small", "tm-number");
    delta.setMinWidth(Region.USE_PREF_SIZE);
    name.setMinWidth(Region.USE_PREF_SIZE);
    line.setAlignment(Pos.BASELINE_LEFT);
    line.getStyleClass().add("tm-stat-line");
    getStyleClass().add("tm-stat-tile");
    getChildren().addAll(name, line, delta);
    setAccessibleRole(AccessibleRole.TEXT);
    setDelta("", Tone.NEUTRAL);
  }

  public void setMeasure(Measure measure) {
    number.setText(measure.number());
    unit.setText(measure.unit());
    describe();
  }

  /** What to compare the number with, as in "98 % of ceiling"; empty keeps the place free. */
  public void setDelta(String text, Tone tone) {
    delta.setText(text);
    tone.applyTo(delta);
    describe();
  }

  /** Something small at the right of the number, such as a sparkline. */
  public void setGraphic(Node graphic) {
    HBox.setMargin(graphic, new Insets(0, 0, 0, 8));
    line.getChildren().setAll(number, unit, graphic);
  }

  private void describe() {
    setAccessibleText(
        (label + ": " + number.getText() + " " + unit.getText() + " " + delta.getText()).strip());
  }
}
