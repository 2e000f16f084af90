package dev.tanemaki.copy;

import dev.tanemaki.copy.field.Field;
import dev.tanemaki.copy.field.Layout;
import dev.tanemaki.copy.field.TooLongException;
import dev.tanemaki.generate.Chunk;
import java.util.Arrays;

/**
 * Encodes the chunks of one worker for {@code COPY … FROM STDIN}. Bound to the worker's vectors, so
 * every worker has its own.
 *
 * <p>Works column by column in two passes. Sizes first: every field adds what it needs to each row,
 * a running sum then gives each row its place. Then every field writes itself, moving each row's
 * place behind it. The loops over rows are inside the fields.
 */
public final class CopyEncoder {

  private final Layout layout;
  private final int fixedBytes;
  private final int[] sizes;
  private final int[] places;

  /**
   * @param capacity rows of a chunk at most
   */
  CopyEncoder(Layout layout, int capacity) {
    this.layout = layout;
    this.sizes = new int[capacity];
    this.places = new int[capacity];
    int fixed = 0;
    for (Field field : layout.row()) {
      fixed += Math.max(0, field.fixedSize());
    }
    this.fixedBytes = fixed;
  }

  /** What a stream begins with; may be nothing. */
  public void begin(CopyBuffer buffer) {
    buffer.append(layout.header());
  }

  /**
   * Appends the rows of a chunk.
   *
   * @throws dev.tanemaki.problem.ProblemException failed, when a text is longer than its column
   */
  public void encode(Chunk chunk, CopyBuffer buffer) {
    Field[] fields = layout.row();
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

  /** What a stream ends with; may be nothing. */
  public void end(CopyBuffer buffer) {
    buffer.append(layout.trailer());
  }
}
