package dev.tanemaki.ui.plan.editor;

import dev.tanemaki.plan.Finding;
import dev.tanemaki.ui.kit.DecimalField;
import dev.tanemaki.ui.kit.NumberField;
import dev.tanemaki.ui.kit.Tone;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * Fields with their names above them, up to four on a line, fewer where there is little room. What
 * is wrong with what was typed stands below all; what is wrong with the plan is marked at the field
 * and said by its tooltip.
 */
final class Form extends Region {

  private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");
  private static final int COLUMNS = 4;
  private static final double NARROW = 260;
  private static final double GAP = 8;

  /**
   * @param path the end of the path of findings that are this field's, as in {@code normal/sd}
   * @param quarters of a line that it takes
   */
  private record Line(String path, Region field, Region box, int quarters) {}

  private final List<Line> lines = new ArrayList<>();
  private final List<ObservableValue<String>> errors = new ArrayList<>();
  private final Label note = new Label();

  Form() {
    getStyleClass().add("editor-form");
    setMinWidth(0);
    note.getStyleClass().add("tm-note");
    note.setWrapText(true);
    Tone.DANGER.applyTo(note);
    getChildren().add(note);
    say();
  }

  /** Adds a field: a number takes a quarter of the line, all else a half. */
  Form add(String label, String path, Region field) {
    boolean number =
        field instanceof DecimalField || field instanceof NumberField || field instanceof SpanField;
    return add(label, path, field, number ? 1 : 2);
  }

  /** Adds a field that takes so many quarters of the line. */
  Form add(String label, String path, Region field, int quarters) {
    var name = new Label(label);
    name.setLabelFor(field);
    name.getStyleClass().addAll("tm-small", "tm-muted");
    name.setMinWidth(0);
    field.setMaxWidth(Double.MAX_VALUE);
    field.setMinWidth(0);
    var box = new VBox(name, field);
    box.getStyleClass().add("editor-field");
    return addNamed(path, field, box, quarters);
  }

  /** Adds a field that brings its own name. */
  Form addNamed(String path, Region field, Region box, int quarters) {
    getChildren().add(getChildren().size() - 1, box);
    lines.add(new Line(path, field, box, quarters));
    return this;
  }

  /** Adds a field that says itself what is wrong with its text. */
  Form add(String label, String path, TextInputControl field, ObservableValue<String> error) {
    add(label, path, field);
    errors.add(error);
    error.subscribe(ignored -> say());
    return this;
  }

  /** Shows or hides a field with its name. */
  void offer(Node field, boolean offered) {
    for (Line line : lines) {
      if (line.field() == field) {
        line.box().setVisible(offered);
        line.box().setManaged(offered);
      }
    }
  }

  /** Marks the fields that findings speak of, and says these in a language. */
  void mark(List<Finding> findings, Locale locale) {
    for (Line line : lines) {
      if (line.path().isEmpty() || !(line.field() instanceof Control control)) {
        continue;
      }
      var found = findings.stream().filter(f -> f.path().endsWith("/" + line.path())).findFirst();
      control.pseudoClassStateChanged(DANGER, found.isPresent());
      var said = found.map(f -> f.message().in(locale));
      control.setAccessibleHelp(said.orElse(""));
      control.setTooltip(said.map(Tooltip::new).orElse(null));
    }
  }

  private void say() {
    var said = new LinkedHashSet<String>();
    errors.stream().map(ObservableValue::getValue).filter(e -> !e.isEmpty()).forEach(said::add);
    note.setText(String.join(" ", said));
    note.setVisible(!said.isEmpty());
    note.setManaged(!said.isEmpty());
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computePrefHeight(double width) {
    return flow(width < 0 ? Math.max(getWidth(), NARROW) : width, false);
  }

  @Override
  protected double computePrefWidth(double height) {
    return 320;
  }

  @Override
  protected void layoutChildren() {
    flow(getWidth(), true);
  }

  /** Lays the fields out line by line, or only says how high they are. */
  private double flow(double width, boolean place) {
    int columns = width < NARROW ? COLUMNS / 2 : COLUMNS;
    double quarter = (width - (columns - 1) * GAP) / columns;
    double y = 0;
    double height = 0;
    int column = 0;
    for (Line line : lines) {
      if (!line.box().isManaged()) {
        continue;
      }
      int taken = Math.min(columns, line.quarters());
      if (column + taken > columns) {
        column = 0;
        y += height + GAP;
        height = 0;
      }
      double own = line.box().prefHeight(-1);
      height = Math.max(height, own);
      if (place) {
        double x = column * (quarter + GAP);
        double end = x + taken * quarter + (taken - 1) * GAP;
        line.box().resizeRelocate(snapPositionX(x), y, snapPositionX(end) - snapPositionX(x), own);
      }
      column += taken;
    }
    y += height;
    if (note.isManaged()) {
      double own = note.prefHeight(width);
      if (place) {
        note.resizeRelocate(0, y + GAP / 2, width, own);
      }
      y += GAP / 2 + own;
    }
    return y;
  }
}
