package dev.tanemaki.copy;

import dev.tanemaki.generate.Chunk;
import java.util.Arrays;

/**
 * Encodes chunks column by column in two passes. Sizes first: every field adds what it needs to
 * each row, a running sum then gives each row its place. Then every field writes itself, moving
 * each row's place behind it. The loops over rows are inside the fields.
 */
final class Passes {

  private final Field[] fields;
  private final int fixedBytes;
  private final int[] sizes;
  private final int[] places;

  /**
   * @param fields all that a row consists of, in order
   * @param capacity rows of a chunk at most
   */
  Passes(Field[] fields, int capacity) {
    this.fields = fields;
    this.sizes = new int[capacity];
    this.places = new int[capacity];
    int fixed = 0;
    for (Field field : fields) {
      fixed += Math.max(0, field.fixedSize());
    }
    this.fixedBytes = fixed;
  }

  /** See {@link CopyEncoder#encode}. */
  void encode(Chunk chunk, CopyBuffer buffer) {
    int n = chunk.rows();
    Arrays.fill(sizes, 0, n, fixedBytes);
    int waste = 0;
    for (Field field : fields) {
      if (field.fixedSize() < 0) {
        field.addSizes(n, sizes);
        waste = Math.max(waste, field.waste());
      }
    }
    int start = buffer.length();
    int end = start;
    for (int i = 0; i < n; i++) {
      places[i] = end;
      end += sizes[i];
    }
    byte[] out = buffer.reserve(end - start + waste);
    try {
      for (Field field : fields) {
        field.write(n, out, places, end);
      }
    } catch (TooLongException e) {
      throw e.inRow(chunk.firstRow());
    }
    buffer.setLength(end);
  }
}
