package dev.tanemaki.ui.plan.editor;

import javafx.scene.control.TextField;

/**
 * A line of text that tells what the operator types: unsettled with every letter, settled when
 * Enter is pressed or the field is left. What is shown is not told.
 */
final class TextEdit extends TextField {

  /** Hears of text that the operator types. */
  @FunctionalInterface
  interface Listener {
    void typed(String text, boolean settled);
  }

  private final Listener listener;
  private boolean showing;
  private boolean pending;

  /**
   * @param name what the text is, for those who cannot see the label
   */
  TextEdit(String id, String name, Listener listener) {
    this.listener = listener;
    setId(id);
    setAccessibleText(name);
    setMinWidth(48);
    textProperty()
        .subscribe(
            (before, now) -> {
              if (!showing) {
                pending = true;
                listener.typed(now, false);
              }
            });
    focusedProperty()
        .subscribe(
            (before, focused) -> {
              if (!focused) {
                settle();
              }
            });
    setOnAction(event -> settle());
  }

  /** Shows a text and tells nobody. */
  void show(String text) {
    if (!text.equals(getText())) {
      pending = false;
      showing = true;
      setText(text);
      showing = false;
    }
  }

  private void settle() {
    if (pending) {
      pending = false;
      listener.typed(getText(), true);
    }
  }
}
