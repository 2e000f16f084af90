package dev.tanemaki.copy;

import java.util.Arrays;

/**
 * What {@link CompositeField} is in binary: a text from its pieces, or an array from its elements,
 * each written where it lands.
 */
final class TextComposite implements Field {

  private final byte[] opening;
  private final Field[] pieces;
  private final byte[] closing;
  private final byte[] nothing;
  private final boolean element;
  private final boolean[] nulls;
  private final TextLimit limit;
  private final int[] lengths;
  private final int[] places;
  private final int fixedSize;
  private int waste;

  /**
   * @param opening what stands in front of the pieces
   * @param closing what stands behind them, and behind the value
   * @param nulls rows that are null as a whole, or {@code null}
   * @param capacity rows of a chunk at most
   */
  TextComposite(
      Cell cell,
      byte[] opening,
      Field[] pieces,
      byte[] closing,
      boolean[] nulls,
      TextLimit limit,
      int capacity) {
    this.opening = opening;
    this.pieces = pieces;
    this.closing = closing;
    this.nothing = cell.nothing();
    this.element = cell.element();
    this.nulls = nulls;
    this.limit = limit;
    this.lengths = new int[capacity];
    this.places = nulls == null ? null : new int[capacity];
    boolean fixed = nulls == null && limit.characters() == Integer.MAX_VALUE;
    for (Field piece : pieces) {
      fixed &= piece.fixedSize() >= 0;
    }
    this.fixedSize = fixed ? minSize() : -1;
  }

  @Override
  public int fixedSize() {
    return fixedSize;
  }

  @Override
  public int minSize() {
    int size = opening.length + closing.length;
    for (Field piece : pieces) {
      size += piece.minSize();
    }
    return nulls == null ? size : Math.min(size, nothing.length);
  }

  @Override
  public void addSizes(int n, int[] sizes) {
    if (fixedSize >= 0) {
      Field.addFixed(n, sizes, fixedSize);
      return;
    }
    Arrays.fill(lengths, 0, n, 0);
    for (Field piece : pieces) {
      piece.addSizes(n, lengths);
    }
    int around = opening.length + closing.length;
    waste = 0;
    for (int i = 0; i < n; i++) {
      if (isNull(i)) {
        waste = Math.max(waste, around + lengths[i]);
        sizes[i] += nothing.length;
      } else {
        sizes[i] += around + lengths[i];
      }
    }
  }

  private boolean isNull(int i) {
    return nulls != null && nulls[i];
  }

  @Override
  public int waste() {
    int most = waste;
    for (Field piece : pieces) {
      most = Math.max(most, piece.waste());
    }
    return most;
  }

  @Override
  public void write(int n, byte[] out, int[] at, int wasteAt) {
    if (nulls == null) {
      writePieces(n, out, at, wasteAt);
      return;
    }
    // Pieces do not know which rows are null as a whole: those write behind the end of all rows.
    for (int i = 0; i < n; i++) {
      places[i] = nulls[i] ? wasteAt : at[i];
    }
    writePieces(n, out, places, wasteAt);
    for (int i = 0; i < n; i++) {
      if (nulls[i]) {
        System.arraycopy(nothing, 0, out, at[i], nothing.length);
        at[i] += nothing.length;
      } else {
        at[i] = places[i];
      }
    }
  }

  private void writePieces(int n, byte[] out, int[] at, int wasteAt) {
    writeSame(opening, n, out, at);
    for (Field piece : pieces) {
      piece.write(n, out, at, wasteAt);
    }
    if (limit.characters() < Integer.MAX_VALUE) {
      requireLimit(n, out, at);
    }
    writeSame(closing, n, out, at);
  }

  private static void writeSame(byte[] bytes, int n, byte[] out, int[] at) {
    for (byte b : bytes) {
      for (int i = 0; i < n; i++) {
        out[at[i]++] = b;
      }
    }
  }

  /** Bytes are never fewer than characters, so only rows with more bytes need to be counted. */
  private void requireLimit(int n, byte[] out, int[] ends) {
    for (int i = 0; i < n; i++) {
      if (lengths[i] > limit.characters() && !isNull(i)) {
        String text = Escapes.undone(out, ends[i] - lengths[i], lengths[i], element);
        if (text.codePointCount(0, text.length()) > limit.characters()) {
          throw new TooLongException(i, text, limit);
        }
      }
    }
  }
}
