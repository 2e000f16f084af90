package dev.tanemaki.copy;

import dev.tanemaki.generate.Chunk;
import dev.tanemaki.generate.Vector;
import dev.tanemaki.schema.ColumnType;
import java.util.Arrays;
import java.util.List;

/**
 * {@code FORMAT binary}.
 *
 * <p>A chunk is encoded column by column in two passes. Sizes first: every field adds what it needs
 * to each row, a running sum then gives each row its place. Then every field writes itself, moving
 * each row's place behind it. The loops over rows are inside the fields.
 *
 * <p>The format: <a href="https://www.postgresql.org/docs/current/sql-copy.html">COPY, Binary
 * Format</a>.
 */
final class BinaryCopyEncoder implements CopyEncoder {

  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
  };
  private static final byte[] TRAILER = {(byte) 0xFF, (byte) 0xFF};

  /** Field count in front of a row. */
  private static final int ROW_HEADER = 2;

  private final short columns;
  private final Field[] fields;
  private final int fixedBytes;
  private final int[] sizes;
  private final int[] places;

  private BinaryCopyEncoder(int columns, Field[] fields, int capacity) {
    this.columns = (short) columns;
    this.fields = fields;
    this.sizes = new int[capacity];
    this.places = new int[capacity];
    int fixed = ROW_HEADER;
    for (Field field : fields) {
      fixed += Math.max(0, field.fixedSize());
    }
    this.fixedBytes = fixed;
  }

  /** See {@link CopyFormat#encoder}. */
  static BinaryCopyEncoder of(
      List<Vector> vectors, List<ColumnType> types, List<String> columns, int capacity) {
    return new BinaryCopyEncoder(
        vectors.size(), Fields.sequence(vectors, types, columns, 0, capacity), capacity);
  }

  @Override
  public void begin(CopyBuffer buffer) {
    buffer.append(SIGNATURE);
  }

  @Override
  public void end(CopyBuffer buffer) {
    buffer.append(TRAILER);
  }

  @Override
  public void encode(Chunk chunk, CopyBuffer buffer) {
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
    for (int i = 0; i < n; i++) {
      Wire.SHORT.set(out, places[i], columns);
      places[i] += ROW_HEADER;
    }
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
