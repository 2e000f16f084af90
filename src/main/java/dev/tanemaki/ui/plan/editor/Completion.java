package dev.tanemaki.ui.plan.editor;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.stage.Popup;

/** Names that go on what stands behind the last open brace; Enter or Tab takes one. */
final class Completion {

  private static final int ROWS = 8;
  private static final double ROW = 24;

  private final TextArea area;
  private final ListView<String> list = new ListView<>();
  private final Popup popup = new Popup();

  /**
   * @param name what is offered, for those who cannot see it
   */
  Completion(TextArea area, String name) {
    this.area = area;
    list.setId("completion");
    list.getStyleClass().add("completion");
    list.setAccessibleText(name);
    list.setFixedCellSize(ROW);
    list.setFocusTraversable(false);
    list.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> take());
    popup.getContent().add(list);
    popup.setAutoHide(true);
  }

  /** Offers the names that go on what was typed, those that begin so first. */
  void update(List<String> names) {
    int brace = brace();
    if (brace < 0) {
      hide();
      return;
    }
    String typed =
        area.getText().substring(brace + 1, area.getCaretPosition()).toLowerCase(Locale.ROOT);
    var found =
        Stream.concat(
                names.stream().filter(n -> n.toLowerCase(Locale.ROOT).startsWith(typed)),
                names.stream()
                    .filter(
                        n ->
                            n.toLowerCase(Locale.ROOT).contains(typed)
                                && !n.toLowerCase(Locale.ROOT).startsWith(typed)))
            .toList();
    if (found.isEmpty()) {
      hide();
      return;
    }
    list.getItems().setAll(found);
    list.getSelectionModel().selectFirst();
    double height = Math.min(ROWS, found.size()) * ROW + 4;
    list.setPrefHeight(height);
    list.setMaxHeight(height);
    list.setPrefWidth(260);
    show();
  }

  private void show() {
    if (area.getScene() == null || area.getScene().getWindow() == null) {
      return;
    }
    var at = place();
    if (popup.isShowing()) {
      popup.setX(at.getX());
      popup.setY(at.getY());
    } else {
      popup.show(area, at.getX(), at.getY());
    }
  }

  /** Below the caret; below the field where nobody knows where the caret is. */
  private Point2D place() {
    var caret = area.getInputMethodRequests();
    if (caret != null) {
      try {
        var point = caret.getTextLocation(0);
        return new Point2D(point.getX(), point.getY() + 4);
      } catch (RuntimeException e) {
        // A skin without a caret to tell of.
      }
    }
    Bounds bounds = area.localToScreen(area.getBoundsInLocal());
    return new Point2D(bounds.getMinX(), bounds.getMaxY());
  }

  void hide() {
    popup.hide();
  }

  /** Whether a key was meant for the list. */
  boolean pressed(KeyEvent event) {
    if (!popup.isShowing()) {
      return false;
    }
    switch (event.getCode()) {
      case KeyCode.DOWN -> list.getSelectionModel().selectNext();
      case KeyCode.UP -> list.getSelectionModel().selectPrevious();
      case KeyCode.ENTER, KeyCode.TAB -> take();
      case KeyCode.ESCAPE -> hide();
      default -> {
        return false;
      }
    }
    list.scrollTo(list.getSelectionModel().getSelectedIndex());
    return true;
  }

  private void take() {
    String name = list.getSelectionModel().getSelectedItem();
    int brace = brace();
    if (name != null && brace >= 0) {
      int caret = area.getCaretPosition();
      boolean closed = area.getText().startsWith("}", caret);
      area.replaceText(brace + 1, caret, closed ? name : name + "}");
      if (closed) {
        area.forward();
      }
    }
    hide();
  }

  /** The brace behind which a name is being typed; -1 for none. */
  private int brace() {
    int caret = area.getCaretPosition();
    String before = area.getText().substring(0, Math.min(caret, area.getLength()));
    int brace = before.lastIndexOf('{');
    boolean escaped = brace > 0 && before.charAt(brace - 1) == '{';
    boolean name = brace >= 0 && before.substring(brace + 1).matches("[^{}:\\s]*");
    return name && !escaped ? brace : -1;
  }
}
