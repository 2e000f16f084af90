package dev.tanemaki.copy.text;

import dev.tanemaki.copy.field.Field;

/**
 * One kind of values in COPY's text, as a column or as the elements of an array. What all kinds
 * share: the rows that are null, and what stands behind a value. The loops are their own.
 */
abstract class TextField implements Field {

  private final boolean[] nulls;
  private final byte[] nothing;
  private final byte[] end;
  private final int shortest;

  /**
   * @param nulls rows that are null, or {@code null}
   * @param shortest bytes of the shortest value
   */
  TextField(Cell cell, boolean[] nulls, int shortest) {
    this.nulls = nulls;
    this.nothing = cell.nothing();
    this.end = cell.end();
    this.shortest = nulls == null ? shortest : Math.min(shortest, nothing.length - end.length);
  }

  @Override
  public int fixedSize() {
    return -1;
  }

  @Override
  public final int minSize() {
    return shortest + end.length;
  }

  final boolean nullable() {
    return nulls != null;
  }

  final boolean isNull(int i) {
    return nulls != null && nulls[i];
  }

  /** Bytes of a row that is null. */
  final int nullSize() {
    return nothing.length;
  }

  /** Bytes behind a value. */
  final int endSize() {
    return end.length;
  }

  /** Whether row i is null; if so it is written. */
  final boolean wroteNull(int i, byte[] out, int[] at) {
    if (nulls != null && nulls[i]) {
      at[i] = put(nothing, out, at[i]);
      return true;
    }
    return false;
  }

  /** Writes what stands behind a value that ends at {@code p} and says where that ends. */
  final int close(byte[] out, int p) {
    return put(end, out, p);
  }

  /** A byte or two, mostly: a loop is done before a call has begun. */
  private static int put(byte[] bytes, byte[] out, int p) {
    int q = p;
    for (byte b : bytes) {
      out[q++] = b;
    }
    return q;
  }
}
