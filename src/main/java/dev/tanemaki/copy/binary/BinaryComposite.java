package dev.tanemaki.copy.binary;

import dev.tanemaki.copy.field.CompositeField;
import dev.tanemaki.copy.field.Field;
import dev.tanemaki.copy.field.TextLimit;
import dev.tanemaki.copy.field.Wire;
import java.nio.charset.StandardCharsets;

/** A text or an array in binary: its length in front, and what its type has before the pieces. */
final class BinaryComposite extends CompositeField {

  private static final byte[] NULL = {-1, -1, -1, -1};

  private final byte[] prefix;

  /**
   * @param prefix bytes in front of the pieces, behind the length
   * @param nulls rows that are null as a whole, or {@code null}
   * @param capacity rows of a chunk at most
   */
  BinaryComposite(byte[] prefix, Field[] pieces, boolean[] nulls, TextLimit limit, int capacity) {
    super(pieces, Integer.BYTES + prefix.length, NULL, nulls, limit, capacity);
    this.prefix = prefix;
  }

  @Override
  protected void writeFront(int n, int[] lengths, byte[] out, int[] at) {
    int more = prefix.length;
    for (int i = 0; i < n; i++) {
      Wire.INT.set(out, at[i], more + lengths[i]);
      at[i] += Integer.BYTES;
    }
    if (more > 0) {
      for (int i = 0; i < n; i++) {
        System.arraycopy(prefix, 0, out, at[i], more);
        at[i] += more;
      }
    }
  }

  @Override
  protected void writeEnd(int n, byte[] out, int[] at) {
    // The length has said where the value ends.
  }

  @Override
  protected String text(byte[] out, int start, int length) {
    return new String(out, start, length, StandardCharsets.UTF_8);
  }
}
