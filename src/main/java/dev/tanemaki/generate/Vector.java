package dev.tanemaki.generate;

/**
 * One column's values for the rows of a chunk, in the cheapest form they were made in. {@code nulls}
 * is {@code null} where no row can be null, else {@code true} marks a null row whose value means
 * nothing.
 */
public sealed interface Vector {

  boolean[] nulls();

  /**
   * Whole numbers: integers, booleans (0, 1), days since 1970-01-01, microseconds since
   * 1970-01-01T00:00Z, or decimals as {@code value × 10^scale}.
   */
  record Longs(long[] values, Unit unit, int scale, boolean[] nulls) implements Vector {}

  /** What the numbers of {@link Longs} count. */
  enum Unit {
    INTEGER,
    BOOLEAN,
    DAYS,
    MICROSECONDS,
    DECIMAL
  }

  record Doubles(double[] values, boolean[] nulls) implements Vector {}

  /** Indexes into a dictionary shared by all rows; several columns may share one code array. */
  record Codes(int[] codes, Dictionary dictionary, boolean[] nulls) implements Vector {}

  /** Text put together from parts that lie one after another; never materialised. */
  record Concat(Vector[] parts, boolean[] nulls) implements Vector {}

  /** The same bytes in every row: the fixed words of a template. */
  record Fixed(byte[] utf8) implements Vector {
    @Override
    public boolean[] nulls() {
      return null;
    }
  }

  /** A number or time as a template writes it. */
  record Formatted(Longs value, Format format) implements Vector {
    @Override
    public boolean[] nulls() {
      return value.nulls();
    }
  }

  /** A one-dimensional array of text: every part is one element. */
  record Elements(Vector[] elements, boolean[] nulls) implements Vector {}
}
