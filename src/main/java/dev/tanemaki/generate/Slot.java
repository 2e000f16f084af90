package dev.tanemaki.generate;

/**
 * A compiled column.
 *
 * @param value its values
 * @param choice what the column chose, for lookups; {@code null} if it chooses nothing
 */
record Slot(Formula value, Choice choice) {

  static Slot of(Formula value) {
    return new Slot(value, null);
  }
}
