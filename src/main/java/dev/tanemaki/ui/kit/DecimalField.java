package dev.tanemaki.ui.kit;

import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import java.text.NumberFormat;
import java.util.OptionalDouble;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * A field for any number of a range. Its value is always valid; while the text is not, {@link
 * #errorProperty()} says why and the value stays what it was. Arrow keys step, with Shift ten times
 * as far; Escape brings the last value back. What the operator does is told, what is shown is not.
 */
public final class DecimalField extends TextField {

  private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");
  private static final int DIGITS = 6;

  /** Hears of numbers that the operator enters. */
  @FunctionalInterface
  public interface Listener {
    /**
     * @param settled false while more may follow: a number half typed, an arrow key held down
     */
    void entered(double value, boolean settled);
  }

  private final double min;
  private final double max;
  private final Messages messages;
  private final NumberFormat format;
  private final Listener listener;
  private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper(this, "error", "");
  private double value;
  private double step = 1;
  private double empty = Double.NaN;
  private boolean writing;
  private boolean pending;

  /**
   * @param name what the number is, for those who cannot see the label
   */
  public DecimalField(String name, double min, double max, Formats formats, Listener listener) {
    this.min = min;
    this.max = max;
    this.listener = listener;
    messages = Messages.of(DecimalField.class, formats.locale());
    format = NumberFormat.getNumberInstance(formats.locale());
    format.setMaximumFractionDigits(DIGITS);
    setAccessibleText(name);
    setPrefColumnCount(7);
    getStyleClass().addAll("tm-number-field", "tm-number");
    value = Math.clamp(0, min, max);
    textProperty().subscribe((before, now) -> read());
    focusedProperty()
        .subscribe(
            (before, focused) -> {
              if (!focused) {
                settle();
              }
            });
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    addEventFilter(KeyEvent.KEY_RELEASED, this::released);
    setOnAction(event -> settle());
  }

  /** What an arrow key adds. */
  public void setStep(double amount) {
    step = amount;
  }

  /** Lets the field be empty, and what that means. */
  public void setWhenEmpty(double meaning, String prompt) {
    empty = meaning;
    setPromptText(prompt);
  }

  public double value() {
    return value;
  }

  /** Shows a number and tells nobody. Text that reads as that number already stays as typed. */
  public void show(double number) {
    if (pending && isFocused() && number == value) {
      return;
    }
    pending = false;
    value = number;
    write();
  }

  /** Why the text is no valid number, in the operator's language; empty while it is one. */
  public ReadOnlyStringProperty errorProperty() {
    return error.getReadOnlyProperty();
  }

  private void write() {
    String text = number(value);
    fail("");
    if (!text.equals(getText())) {
      writing = true;
      setText(text);
      writing = false;
    }
  }

  private String number(double number) {
    if (number == empty) {
      return "";
    }
    return Math.abs(number) >= 1e15 ? Double.toString(number) : format.format(number + 0.0);
  }

  private void read() {
    if (writing) {
      return;
    }
    boolean none = !Double.isNaN(empty) && getText().isBlank();
    OptionalDouble number = none ? OptionalDouble.of(empty) : NumberText.parseDecimal(getText());
    if (number.isEmpty()) {
      fail(messages.text("decimal.unreadable"));
    } else if (!none && (number.getAsDouble() < min || number.getAsDouble() > max)) {
      fail(
          Double.isInfinite(max)
              ? messages.text("decimal.least", number(min))
              : messages.text("number.range", number(min), number(max)));
    } else {
      fail("");
      tell(number.getAsDouble(), false);
    }
  }

  private void tell(double number, boolean settled) {
    value = number;
    pending = !settled;
    listener.entered(number, settled);
  }

  /** The number stands: it reads as such, and whoever listens may count on it. */
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
    switch (event.getCode()) {
      case KeyCode.UP -> step(event, 1);
      case KeyCode.DOWN -> step(event, -1);
      case KeyCode.ESCAPE -> {
        if (!error.get().isEmpty()) {
          write();
          event.consume();
        }
      }
      default -> {}
    }
  }

  private void released(KeyEvent event) {
    if (pending && (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN)) {
      settle();
    }
  }

  private void step(KeyEvent event, int direction) {
    double from = Double.isFinite(value) ? value : 0;
    double moved = from + direction * step * (event.isShiftDown() ? 10 : 1);
    // Off the binary dust: 0.1 + 0.2 is 0.3 here.
    double clean = Math.rint(moved * 1e9) / 1e9;
    tell(Math.clamp(clean, min, max), false);
    write();
    event.consume();
  }
}
