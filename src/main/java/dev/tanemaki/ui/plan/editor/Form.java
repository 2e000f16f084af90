package dev.tanemaki.ui.plan.editor;

import dev.tanemaki.plan.Finding;
import dev.tanemaki.ui.kit.DecimalField;
import dev.tanemaki.ui.kit.Tone;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Labelled fields below each other; what is wrong with a field stands below it. */
final class Form extends GridPane {

  private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

  /**
   * @param path the end of the path of findings that are this field's, as in {@code normal/sd}
   */
  private record Line(String path, Label label, Node field, Label note) {}

  private final List<Line> lines = new ArrayList<>();
  private int row;

  Form() {
    getStyleClass().add("editor-form");
    var names = new ColumnConstraints();
    names.setMinWidth(Region.USE_PREF_SIZE);
    var fields = new ColumnConstraints();
    fields.setHgrow(Priority.ALWAYS);
    fields.setFillWidth(true);
    getColumnConstraints().addAll(names, fields);
    setMinWidth(0);
  }

  /** Adds a field. */
  Form add(String label, String path, Region field) {
    var name = new Label(label);
    name.setLabelFor(field);
    name.setMinWidth(Region.USE_PREF_SIZE);
    var note = new Label();
    note.getStyleClass().add("tm-note");
    note.setWrapText(true);
    note.setMinHeight(Region.USE_PREF_SIZE);
    Tone.DANGER.applyTo(note);
    hide(note);
    if (!(field instanceof DecimalField)) {
      field.setMaxWidth(Double.MAX_VALUE);
    }
    var box = new VBox(field, note);
    box.getStyleClass().add("editor-field");
    add(name, 0, row);
    add(box, 1, row);
    GridPane.setValignment(name, javafx.geometry.VPos.TOP);
    row++;
    lines.add(new Line(path, name, field, note));
    return this;
  }

  /** Adds a field that says itself what is wrong with its text. */
  Form add(String label, String path, Region field, ObservableValue<String> error) {
    add(label, path, field);
    var line = lines.getLast();
    error.subscribe(text -> say(line, text));
    return this;
  }

  /** Shows or hides a field with its label. */
  void offer(Node field, boolean offered) {
    for (Line line : lines) {
      if (line.field() == field) {
        line.label().setVisible(offered);
        line.label().setManaged(offered);
        var box = field.getParent();
        box.setVisible(offered);
        box.setManaged(offered);
      }
    }
  }

  /** Puts each finding to the field it speaks of. */
  void mark(List<Finding> findings) {
    for (Line line : lines) {
      if (!line.path().isEmpty()) {
        var found = findings.stream().filter(f -> f.path().endsWith("/" + line.path())).findFirst();
        line.field().pseudoClassStateChanged(DANGER, found.isPresent());
        say(line, found.map(Finding::message).orElse(""));
      }
    }
  }

  private static void say(Line line, String text) {
    if (!text.equals(line.note().getText())) {
      line.note().setText(text);
      boolean shown = !text.isEmpty();
      line.note().setVisible(shown);
      line.note().setManaged(shown);
      if (line.field() instanceof Control control) {
        control.setAccessibleHelp(text);
      }
    }
  }

  private static void hide(Node node) {
    node.setVisible(false);
    node.setManaged(false);
  }
}
