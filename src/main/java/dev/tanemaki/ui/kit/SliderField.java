package dev.tanemaki.ui.kit;

import dev.tanemaki.ui.kit.text.Formats;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * A number one can set by hand or by eye: label, unit and field on one line, the slider below, then
 * help, or what is wrong with the text. The slider stops at sensible numbers; the field takes every
 * number of the range.
 */
public final class SliderField extends VBox {

  private final NumberField field;
  private final Slider slider;
  private final SliderScale scale;
  private final Label note = new Label();
  private String help = "";
  private boolean moving;

  /**
   * @param unit stands behind the label, so that fields end on one line; may be empty
   */
  public SliderField(String label, String unit, SliderScale scale, Formats formats) {
    this.scale = scale;
    field = new NumberField(scale.min(), scale.max(), formats);
    field.setSteps(scale::above, scale::below);
    field.setAccessibleText(label);
    field.setPrefColumnCount(Math.max(8, formats.count(scale.max()).length()));
    slider = new Slider(0, scale.stops().length - 1, 0);
    slider.setAccessibleText(label);
    slider.setBlockIncrement(1);
    slider.getStyleClass().add("small");

    Label name = new Label(label);
    name.setLabelFor(field);
    name.setMinWidth(Region.USE_PREF_SIZE);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Label unitLabel = new Label(unit);
    unitLabel.getStyleClass().add("tm-muted");
    unitLabel.setMinWidth(Region.USE_PREF_SIZE);
    field.setMinWidth(64);
    HBox line = new HBox(name, unitLabel, space, field);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("tm-slider-line");
    note.getStyleClass().add("tm-note");
    note.setWrapText(true);
    note.setMinHeight(Region.USE_PREF_SIZE);
    getStyleClass().add("tm-slider-field");
    getChildren().addAll(line, slider, note);

    field.valueProperty().subscribe(number -> followField(number.longValue()));
    slider.valueProperty().subscribe(position -> followSlider(position.doubleValue()));
    field.errorProperty().subscribe(ignored -> showNote());
  }

  /** Always valid, as in {@link NumberField#valueProperty()}. */
  public LongProperty valueProperty() {
    return field.valueProperty();
  }

  public long getValue() {
    return field.getValue();
  }

  public void setValue(long number) {
    field.setValue(number);
  }

  /** Why the text is no valid number; empty while it is one. */
  public ReadOnlyStringProperty errorProperty() {
    return field.errorProperty();
  }

  /** Says below the slider what the number does; an error takes its place. */
  public void setHelp(String text) {
    help = text;
    slider.setAccessibleHelp(text);
    showNote();
  }

  public NumberField field() {
    return field;
  }

  public Slider slider() {
    return slider;
  }

  private void followField(long number) {
    if (!moving) {
      moving = true;
      slider.setValue(scale.position(number));
      moving = false;
    }
  }

  /** The thumb moves freely under the hand; the number goes from stop to stop. */
  private void followSlider(double position) {
    if (!moving) {
      moving = true;
      long[] stops = scale.stops();
      field.setValue(stops[Math.clamp(Math.round(position), 0, stops.length - 1)]);
      moving = false;
    }
  }

  private void showNote() {
    String error = field.errorProperty().get();
    note.setText(error.isEmpty() ? help : error);
    (error.isEmpty() ? Tone.NEUTRAL : Tone.DANGER).applyTo(note);
    boolean shown = !note.getText().isEmpty();
    note.setVisible(shown);
    note.setManaged(shown);
  }
}
