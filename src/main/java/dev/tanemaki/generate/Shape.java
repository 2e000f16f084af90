package dev.tanemaki.generate;

/** What is known of a column's values before any is made. */
sealed interface Shape {

  boolean nullable();

  /**
   * Whole numbers.
   *
   * @param min smallest value there can be, in the unit of {@link Vector.Longs}
   * @param max largest
   */
  record Whole(Unit unit, int scale, long min, long max, boolean nullable) implements Shape {
    Whole withNullable(boolean value) {
      return new Whole(unit, scale, min, max, value);
    }
  }

  record Real(boolean nullable) implements Shape {}

  record Uuid(boolean nullable) implements Shape {}

  /** Text put together per row. */
  record Text(boolean nullable) implements Shape {}

  /** An array put together per row. */
  record Array(boolean nullable) implements Shape {}

  /** Entries of a dictionary. */
  record Coded(Dictionary dictionary) implements Shape {
    @Override
    public boolean nullable() {
      return dictionary.nullable();
    }
  }

  static Shape of(Dictionary dictionary) {
    return new Coded(dictionary);
  }

  default Shape asNullable() {
    return switch (this) {
      case Whole w -> w.withNullable(true);
      case Real _ -> new Real(true);
      case Uuid _ -> new Uuid(true);
      case Text _ -> new Text(true);
      case Array _ -> new Array(true);
      case Coded c -> c.nullable() ? c : new Coded(c.dictionary().plusNull());
    };
  }
}
