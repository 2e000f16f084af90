package dev.tanemaki.copy.text;

import dev.tanemaki.copy.field.CompositeField;
import dev.tanemaki.copy.field.Field;
import dev.tanemaki.copy.field.TextLimit;

/** A text or an array in COPY's text: between quotes or braces where it stands in need of them. */
final class TextComposite extends CompositeField {

  private final byte[] opening;
  private final byte[] closing;
  private final boolean element;

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
    super(pieces, opening.length + closing.length, cell.nothing(), nulls, limit, capacity);
    this.opening = opening;
    this.closing = closing;
    this.element = cell.element();
  }

  @Override
  protected void writeFront(int n, int[] lengths, byte[] out, int[] at) {
    writeSame(opening, n, out, at);
  }

  @Override
  protected void writeEnd(int n, byte[] out, int[] at) {
    writeSame(closing, n, out, at);
  }

  private static void writeSame(byte[] bytes, int n, byte[] out, int[] at) {
    for (byte b : bytes) {
      for (int i = 0; i < n; i++) {
        out[at[i]++] = b;
      }
    }
  }

  @Override
  protected String text(byte[] out, int start, int length) {
    return Escapes.undone(out, start, length, element);
  }
}
