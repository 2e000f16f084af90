package dev.tanemaki.ui.plan.editor;

import dev.tanemaki.plan.TemplatePart;
import dev.tanemaki.ui.kit.TabKey;
import dev.tanemaki.ui.kit.Tone;
import dev.tanemaki.ui.kit.text.Messages;
import java.util.List;
import java.util.Set;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/**
 * A template to type: names are completed behind an open brace, and below stands how the template
 * reads, with names that nothing has in red.
 */
final class TemplateField extends VBox {

  private final Messages texts;
  private final TextEdit.Listener listener;
  private final TextArea area = new TextArea();
  private final TextFlow reading = new TextFlow();
  private final Label problem = new Label();
  private final Completion completion;
  private List<String> names = List.of();
  private boolean showing;
  private boolean pending;

  /**
   * @param rows height in lines of text
   */
  TemplateField(String id, int rows, Messages texts, TextEdit.Listener listener) {
    this.texts = texts;
    this.listener = listener;
    getStyleClass().add("template");
    area.setId(id);
    area.setWrapText(true);
    area.setPrefRowCount(rows);
    area.setMinHeight(USE_PREF_SIZE);
    area.setMinWidth(0);
    area.setAccessibleText(texts.text("template.name"));
    reading.getStyleClass().add("template-reading");
    problem.getStyleClass().add("tm-note");
    problem.setWrapText(true);
    Tone.DANGER.applyTo(problem);
    completion = new Completion(area, texts.text("template.names"));
    area.textProperty()
        .subscribe(
            (before, now) -> {
              read();
              if (!showing) {
                pending = true;
                listener.typed(now, false);
              }
            });
    area.caretPositionProperty().subscribe((before, now) -> complete());
    area.focusedProperty().subscribe((before, focused) -> left(focused));
    area.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    area.getStyleClass().add(rows > 1 ? "template-text" : "template-line");
    reading.setVisible(rows > 1);
    reading.setManaged(rows > 1);
    getChildren().addAll(area, reading, problem);
    read();
  }

  void show(String text) {
    if (!text.equals(area.getText())) {
      pending = false;
      showing = true;
      area.setText(text);
      showing = false;
    }
  }

  /** What may be named. */
  void offer(List<String> offered) {
    if (!offered.equals(names)) {
      names = offered;
      read();
    }
  }

  String text() {
    return area.getText();
  }

  void focusText() {
    area.requestFocus();
  }

  private void left(boolean focused) {
    if (!focused) {
      completion.hide();
      if (pending) {
        pending = false;
        listener.typed(area.getText(), true);
      }
    }
  }

  /** While a name is being typed behind a brace, those that it may become. */
  private void complete() {
    if (!showing && area.isFocused()) {
      completion.update(names);
    }
  }

  private void pressed(KeyEvent event) {
    if (completion.pressed(event)) {
      event.consume();
    } else if (!TabKey.leave(area, event)
        && event.getCode() == KeyCode.SPACE
        && event.isShortcutDown()) {
      area.insertText(area.getCaretPosition(), "{");
      event.consume();
    }
  }

  private void read() {
    reading.getChildren().clear();
    String wrong = "";
    try {
      var known = Set.copyOf(names);
      for (var part : TemplatePart.parse(area.getText())) {
        switch (part) {
          case TemplatePart.Words(var words) -> add(words, "template-words");
          case TemplatePart.Field(var column, var attribute, var format) -> {
            String name = column + attribute.map(a -> "." + a).orElse("");
            boolean unknown = !known.contains(name);
            add(name, unknown ? "template-unknown" : "template-name");
            if (unknown && wrong.isEmpty()) {
              wrong = texts.text("template.unknown", name);
            }
          }
        }
      }
    } catch (IllegalArgumentException e) {
      wrong = texts.text("template.open");
      add(area.getText(), "template-unknown");
    }
    problem.setText(wrong);
    problem.setVisible(!wrong.isEmpty());
    problem.setManaged(!wrong.isEmpty());
    area.setAccessibleHelp(wrong);
  }

  private void add(String text, String style) {
    var node = new Text(text);
    node.getStyleClass().add(style);
    reading.getChildren().add(node);
  }
}
