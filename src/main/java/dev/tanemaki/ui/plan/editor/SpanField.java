package dev.tanemaki.ui.plan.editor;

import dev.tanemaki.plan.Spans;
import dev.tanemaki.ui.kit.text.Messages;
import java.time.Duration;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * A field for a length of time as a plan writes it: -90d, 12h, 1d12h. Arrow keys add a day, with
 * Shift ten; what is no length of time is said and not taken.
 */
final class SpanField extends TextField {

  private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

  private final Messages texts;
  private final BiConsumer<Duration, Boolean> listener;
  private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper(this, "error", "");
  private final Duration step;
  private Duration value = Duration.ZERO;
  private boolean showing;
  private boolean pending;

  /**
   * @param step what an arrow key adds
   * @param listener gets the length and whether it is settled
   */
  SpanField(
      String id,
      String name,
      Duration step,
      Messages texts,
      BiConsumer<Duration, Boolean> listener) {
    this.texts = texts;
    this.step = step;
    this.listener = listener;
    setId(id);
    setAccessibleText(name);
    setPrefColumnCount(8);
    getStyleClass().add("tm-number-field");
    textProperty().subscribe((before, now) -> read());
    focusedProperty()
        .subscribe(
            (before, focused) -> {
              if (!focused) {
                settle();
              }
            });
    setOnAction(event -> settle());
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    addEventFilter(KeyEvent.KEY_RELEASED, event -> released(event.getCode()));
  }

  void show(Duration now) {
    if (pending && isFocused() && now.equals(value)) {
      return;
    }
    pending = false;
    value = now;
    write();
  }

  ReadOnlyStringProperty errorProperty() {
    return error.getReadOnlyProperty();
  }

  private void write() {
    showing = true;
    setText(Spans.text(value));
    showing = false;
    fail("");
  }

  private void read() {
    if (showing) {
      return;
    }
    var span = Spans.parse(getText());
    if (span.isEmpty()) {
      fail(texts.text("span.unreadable"));
    } else {
      fail("");
      tell(span.get(), false);
    }
  }

  private void tell(Duration now, boolean settled) {
    value = now;
    pending = !settled;
    listener.accept(now, settled);
  }

  private void settle() {
    if (pending) {
      tell(value, true);
    }
    write();
  }

  private void fail(String reason) {
    error.set(reason);
    pseudoClassStateChanged(DANGER, !reason.isEmpty());
    setAccessibleHelp(reason);
  }

  private void pressed(KeyEvent event) {
    int direction = event.getCode() == KeyCode.UP ? 1 : event.getCode() == KeyCode.DOWN ? -1 : 0;
    if (direction != 0) {
      tell(value.plus(step.multipliedBy(direction * (event.isShiftDown() ? 10L : 1L))), false);
      write();
      event.consume();
    }
  }

  private void released(KeyCode code) {
    if (pending && (code == KeyCode.UP || code == KeyCode.DOWN)) {
      settle();
    }
  }
}
