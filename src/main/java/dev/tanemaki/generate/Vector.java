package dev.tanemaki.generate;

/**
 * One column's values for the rows of a chunk, in the cheapest form they were made in.
 *
 * <p>{@code nulls} is {@code null} where no row can be null, else {@code true} marks a null row
 * whose value means nothing. {@link Codes} have no mask: their dictionary holds the null.
 */
public sealed interface Vector {

  /** Whether the value of this row is null. */
  boolean isNull(int row);

  /** Whether any row could be null. */
  boolean nullable();

  /** Values with a mask of their own. */
  sealed interface Masked extends Vector {

    /** {@code true} for rows that are null; {@code null} where none can be. */
    boolean[] nulls();

    @Override
    default boolean isNull(int row) {
      return nulls() != null && nulls()[row];
    }

    @Override
    default boolean nullable() {
      return nulls() != null;
    }
  }

  /**
   * Whole numbers; {@code unit} says what they count, {@code scale} is that of decimals, else 0.
   */
  record Longs(long[] values, Unit unit, int scale, boolean[] nulls) implements Masked {}

  /** Floating point numbers. */
  record Doubles(double[] values, boolean[] nulls) implements Masked {}

  /** UUIDs as their high and low halves. */
  record Uuids(long[] high, long[] low, boolean[] nulls) implements Masked {}

  /** Indexes into a dictionary shared by all rows; several columns may share one code array. */
  record Codes(int[] codes, Dictionary dictionary) implements Vector {
    @Override
    public boolean isNull(int row) {
      return dictionary.isNull(codes[row]);
    }

    @Override
    public boolean nullable() {
      return dictionary.nullable();
    }
  }

  /**
   * Text put together from parts that lie one after another; never materialised. Parts are {@link
   * Codes} over words, {@link Fixed}, {@link Digits}, or {@link Doubles}; the mask says which rows
   * are null, the parts' own nulls are covered by it.
   */
  record Concat(Vector[] parts, boolean[] nulls) implements Masked {}

  /** The same bytes in every row: the fixed words of a template. */
  record Fixed(byte[] utf8) implements Vector {
    @Override
    public boolean isNull(int row) {
      return false;
    }

    @Override
    public boolean nullable() {
      return false;
    }
  }

  /**
   * A whole number or decimal as text.
   *
   * @param minDigits digits before the point are filled with zeros up to this many, at least 1
   * @param grouped commas between groups of three digits
   * @param fixedWidth whether every value has {@code minDigits} digits before the point, no sign
   */
  record Digits(Longs value, int minDigits, boolean grouped, boolean fixedWidth) implements Vector {
    @Override
    public boolean isNull(int row) {
      return value.isNull(row);
    }

    @Override
    public boolean nullable() {
      return value.nullable();
    }
  }

  /** A one-dimensional array: every part is one element; null elements are elements. */
  record Elements(Vector[] elements, boolean[] nulls) implements Masked {}
}
