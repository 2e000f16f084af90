package dev.tanemaki.ui.kit;

import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import java.util.OptionalLong;
import java.util.function.LongUnaryOperator;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleLongProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * A field for a whole number in a range, with thousands separators. Its value is always valid;
 * while the text is not, {@link #errorProperty()} says why and the value stays what it was. Arrow
 * keys step, with Shift ten times as far; Escape brings the last value back.
 */
public final class NumberField extends TextField {

  private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

  private final long min;
  private final long max;
  private final Formats formats;
  private final Messages messages;
  private final LongProperty value = new SimpleLongProperty(this, "value");
  private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper(this, "error", "");
  private LongUnaryOperator up = number -> number + 1;
  private LongUnaryOperator down = number -> number - 1;
  private boolean grouped = true;
  private boolean typing;

  /** A field for {@code min} to {@code max}, both allowed, that starts at {@code min}. */
  public NumberField(long min, long max, Formats formats) {
    this.min = min;
    this.max = max;
    this.formats = formats;
    this.messages = Messages.of(NumberField.class, formats.locale());
    getStyleClass().addAll("tm-number-field", "tm-number");
    value.set(min);
    setText(formats.count(min));
    value.subscribe(number -> showValue());
    textProperty().subscribe(ignored -> read());
    focusedProperty()
        .subscribe(
            focused -> {
              if (!focused && error.get().isEmpty()) {
                showValue();
              }
            });
    addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
  }

  /** The last valid number. Setting one outside the range sets the closest inside. */
  public LongProperty valueProperty() {
    return value;
  }

  public long getValue() {
    return value.get();
  }

  public void setValue(long number) {
    value.set(Math.clamp(number, min, max));
    showValue();
  }

  /** Why the text is no valid number, in the operator's language; empty while it is one. */
  public ReadOnlyStringProperty errorProperty() {
    return error.getReadOnlyProperty();
  }

  public boolean isValid() {
    return error.get().isEmpty();
  }

  /** For numbers that are names, such as seeds: without thousands separators. */
  public void setGrouped(boolean separators) {
    grouped = separators;
    showValue();
  }

  private String write(long number) {
    return grouped ? formats.count(number) : Long.toString(number);
  }

  /** What the arrow keys do; by default one more, one less. */
  public void setSteps(LongUnaryOperator up, LongUnaryOperator down) {
    this.up = up;
    this.down = down;
  }

  private void read() {
    if (typing) {
      return;
    }
    OptionalLong number = NumberText.parse(getText());
    if (number.isEmpty()) {
      fail(messages.text("number.unreadable"));
    } else if (number.getAsLong() < min || number.getAsLong() > max) {
      fail(messages.text("number.range", formats.count(min), formats.count(max)));
    } else {
      fail("");
      typing = true;
      value.set(number.getAsLong());
      typing = false;
    }
  }

  private void fail(String reason) {
    error.set(reason);
    pseudoClassStateChanged(DANGER, !reason.isEmpty());
    setAccessibleHelp(reason);
  }

  private void showValue() {
    if (!typing) {
      typing = true;
      setText(write(value.get()));
      positionCaret(getText().length());
      typing = false;
      fail("");
    }
  }

  private void keyPressed(KeyEvent event) {
    switch (event.getCode()) {
      case KeyCode.UP -> step(event, up);
      case KeyCode.DOWN -> step(event, down);
      case KeyCode.ENTER -> {
        if (isValid()) {
          showValue();
        }
      }
      case KeyCode.ESCAPE -> {
        if (!getText().equals(write(value.get()))) {
          showValue();
          event.consume();
        }
      }
      default -> {}
    }
  }

  private void step(KeyEvent event, LongUnaryOperator direction) {
    long number = value.get();
    for (int i = 0; i < (event.isShiftDown() ? 10 : 1); i++) {
      number = Math.clamp(direction.applyAsLong(number), min, max);
    }
    setValue(number);
    event.consume();
  }
}
