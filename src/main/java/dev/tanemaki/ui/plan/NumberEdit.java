package dev.tanemaki.ui.plan;

import dev.tanemaki.ui.kit.NumberField;

/**
 * A number of the plan in a field: told unsettled while it is typed, settled when Enter is pressed
 * or the field is left. What is shown is not told.
 */
final class NumberEdit {

  /** Hears of numbers that the operator enters. */
  @FunctionalInterface
  interface Listener {
    void entered(long value, boolean settled);
  }

  private final NumberField field;
  private final Listener listener;
  private long shown;
  private boolean showing;
  private boolean pending;

  NumberEdit(NumberField field, Listener listener) {
    this.field = field;
    this.listener = listener;
    shown = field.getValue();
    field.valueProperty().subscribe((before, now) -> typed(now.longValue()));
    field.setOnAction(event -> settle());
    field
        .focusedProperty()
        .subscribe(
            (before, focused) -> {
              if (before && !focused) {
                settle();
              }
            });
  }

  /**
   * Shows a number of the plan. What is being typed stays, unless the plan has moved on.
   *
   * @param underway whether what was told last is still to be kept or given up
   */
  void show(long now, boolean underway) {
    pending = pending && underway;
    if (!pending && (now != shown || now != field.getValue())) {
      shown = now;
      showing = true;
      field.setValue(now);
      showing = false;
    }
  }

  private void typed(long value) {
    if (!showing) {
      pending = true;
      listener.entered(value, false);
    }
  }

  private void settle() {
    if (pending) {
      pending = false;
      shown = field.getValue();
      listener.entered(shown, true);
    }
  }
}
