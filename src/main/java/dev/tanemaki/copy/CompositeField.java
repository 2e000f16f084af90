package dev.tanemaki.copy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A value put together from pieces that lie one after another: text from words and numbers, an
 * array from its elements. Every piece is written where it lands; nothing is put together elsewhere
 * first.
 */
final class CompositeField implements Field {

  private final byte[] prefix;
  private final Field[] pieces;
  private final boolean[] nulls;
  private final TextLimit limit;
  private final int[] lengths;
  private final int[] places;
  private final int fixedSize;
  private int waste;

  /**
   * @param prefix bytes in front of the pieces, behind the length
   * @param nulls rows that are null as a whole, or {@code null}
   * @param capacity rows of a chunk at most
   */
  CompositeField(byte[] prefix, Field[] pieces, boolean[] nulls, TextLimit limit, int capacity) {
    this.prefix = prefix;
    this.pieces = pieces;
    this.nulls = nulls;
    this.limit = limit;
    this.lengths = new int[capacity];
    this.places = nulls == null ? null : new int[capacity];
    boolean fixed = nulls == null;
    for (Field piece : pieces) {
      fixed &= piece.fixedSize() >= 0;
    }
    this.fixedSize = fixed ? minSize() : -1;
    if (fixed) {
      Arrays.fill(lengths, fixedSize - 4);
    }
  }

  @Override
  public int fixedSize() {
    return fixedSize;
  }

  @Override
  public int minSize() {
    int size = 4 + prefix.length;
    for (Field piece : pieces) {
      size += piece.minSize();
    }
    return nulls == null ? size : 4;
  }

  @Override
  public void addSizes(int n, int[] sizes) {
    if (fixedSize >= 0) {
      Field.addFixed(n, sizes, fixedSize);
      return;
    }
    Arrays.fill(lengths, 0, n, prefix.length);
    for (Field piece : pieces) {
      piece.addSizes(n, lengths);
    }
    if (nulls == null) {
      for (int i = 0; i < n; i++) {
        sizes[i] += 4 + lengths[i];
      }
      return;
    }
    waste = 0;
    for (int i = 0; i < n; i++) {
      if (nulls[i]) {
        waste = Math.max(waste, lengths[i]);
        lengths[i] = Wire.NULL;
        sizes[i] += 4;
      } else {
        sizes[i] += 4 + lengths[i];
      }
    }
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
    for (int i = 0; i < n; i++) {
      Wire.INT.set(out, at[i], lengths[i]);
      at[i] += 4;
    }
    if (nulls == null) {
      writePieces(n, out, at, wasteAt);
      requireLimit(n, out, at);
      return;
    }
    // Pieces do not know which rows are null as a whole: those write behind the end of all rows.
    for (int i = 0; i < n; i++) {
      places[i] = nulls[i] ? wasteAt : at[i];
    }
    writePieces(n, out, places, wasteAt);
    requireLimit(n, out, places);
    for (int i = 0; i < n; i++) {
      at[i] = nulls[i] ? at[i] : places[i];
    }
  }

  private void writePieces(int n, byte[] out, int[] at, int wasteAt) {
    if (prefix.length > 0) {
      for (int i = 0; i < n; i++) {
        System.arraycopy(prefix, 0, out, at[i], prefix.length);
        at[i] += prefix.length;
      }
    }
    for (Field piece : pieces) {
      piece.write(n, out, at, wasteAt);
    }
  }

  /** Bytes are never fewer than characters, so only rows with more bytes need to be counted. */
  private void requireLimit(int n, byte[] out, int[] ends) {
    for (int i = 0; i < n; i++) {
      if (lengths[i] > limit.characters()) {
        String text = new String(out, ends[i] - lengths[i], lengths[i], StandardCharsets.UTF_8);
        if (text.codePointCount(0, text.length()) > limit.characters()) {
          throw new TooLongException(i, text, limit);
        }
      }
    }
  }
}
