package dev.tanemaki.copy.field;

import java.util.Arrays;

/**
 * A value put together from pieces that lie one after another: text from words and numbers, an
 * array from its elements. Every piece is written where it lands; nothing is put together elsewhere
 * first. What stands around the pieces is the format's.
 */
public abstract class CompositeField implements Field {

  private final Field[] pieces;
  private final int around;
  private final byte[] nothing;
  private final boolean[] nulls;
  private final TextLimit limit;
  private final int[] lengths;
  private final int[] places;
  private final int shortest;
  private final boolean fixed;
  private int waste;

  /**
   * @param around bytes that stand in front of the pieces and behind them
   * @param nothing what is sent of a row that is null as a whole
   * @param nulls rows that are null as a whole, or {@code null}
   * @param capacity rows of a chunk at most
   */
  protected CompositeField(
      Field[] pieces, int around, byte[] nothing, boolean[] nulls, TextLimit limit, int capacity) {
    this.pieces = pieces;
    this.around = around;
    this.nothing = nothing;
    this.nulls = nulls;
    this.limit = limit;
    this.lengths = new int[capacity];
    this.places = nulls == null ? null : new int[capacity];
    int least = 0;
    boolean same = nulls == null;
    for (Field piece : pieces) {
      least += piece.minSize();
      same &= piece.fixedSize() >= 0;
    }
    this.shortest = least;
    this.fixed = same;
    if (same) {
      Arrays.fill(lengths, least);
    }
  }

  @Override
  public final int fixedSize() {
    return fixed ? around + shortest : -1;
  }

  @Override
  public final int minSize() {
    return nulls == null ? around + shortest : Math.min(around + shortest, nothing.length);
  }

  @Override
  public final void addSizes(int n, int[] sizes) {
    if (fixed) {
      Field.addFixed(n, sizes, around + shortest);
      return;
    }
    Arrays.fill(lengths, 0, n, 0);
    for (Field piece : pieces) {
      piece.addSizes(n, lengths);
    }
    if (nulls == null) {
      for (int i = 0; i < n; i++) {
        sizes[i] += around + lengths[i];
      }
      return;
    }
    waste = 0;
    for (int i = 0; i < n; i++) {
      if (nulls[i]) {
        waste = Math.max(waste, around + lengths[i]);
        sizes[i] += nothing.length;
      } else {
        sizes[i] += around + lengths[i];
      }
    }
  }

  @Override
  public final int waste() {
    int most = waste;
    for (Field piece : pieces) {
      most = Math.max(most, piece.waste());
    }
    return most;
  }

  @Override
  public final void write(int n, byte[] out, int[] at, int wasteAt) {
    if (nulls == null) {
      writeValues(n, out, at, wasteAt);
      return;
    }
    // Pieces do not know which rows are null as a whole: those write behind the end of all rows.
    for (int i = 0; i < n; i++) {
      places[i] = nulls[i] ? wasteAt : at[i];
    }
    writeValues(n, out, places, wasteAt);
    for (int i = 0; i < n; i++) {
      if (nulls[i]) {
        System.arraycopy(nothing, 0, out, at[i], nothing.length);
        at[i] += nothing.length;
      } else {
        at[i] = places[i];
      }
    }
  }

  private void writeValues(int n, byte[] out, int[] at, int wasteAt) {
    writeFront(n, lengths, out, at);
    for (Field piece : pieces) {
      piece.write(n, out, at, wasteAt);
    }
    if (limit.characters() < Integer.MAX_VALUE) {
      requireLimit(n, out, at);
    }
    writeEnd(n, out, at);
  }

  /**
   * Writes what stands in front of the pieces and moves {@code at[i]} behind it.
   *
   * @param lengths bytes of all pieces together, of each row
   */
  protected abstract void writeFront(int n, int[] lengths, byte[] out, int[] at);

  /** Writes what stands behind the pieces and moves {@code at[i]} behind it. */
  protected abstract void writeEnd(int n, byte[] out, int[] at);

  /** The text that pieces which were written to these bytes make. */
  protected abstract String text(byte[] out, int start, int length);

  /** Bytes are never fewer than characters, so only rows with more bytes need to be counted. */
  private void requireLimit(int n, byte[] out, int[] ends) {
    for (int i = 0; i < n; i++) {
      if (lengths[i] > limit.characters() && (nulls == null || !nulls[i])) {
        String text = text(out, ends[i] - lengths[i], lengths[i]);
        if (text.codePointCount(0, text.length()) > limit.characters()) {
          throw new TooLongException(i, text, limit);
        }
      }
    }
  }
}
