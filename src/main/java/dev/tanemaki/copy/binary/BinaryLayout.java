package dev.tanemaki.copy.binary;

import dev.tanemaki.copy.field.Field;
import dev.tanemaki.copy.field.Layout;
import dev.tanemaki.copy.field.Wire;
import dev.tanemaki.generate.Vector;
import dev.tanemaki.schema.ColumnType;
import java.util.List;

/**
 * {@code FORMAT binary}: every value with its length in front, as the type's send function writes
 * it.
 *
 * <p>The format: <a href="https://www.postgresql.org/docs/current/sql-copy.html">COPY, Binary
 * Format</a>.
 */
public final class BinaryLayout {

  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
  };
  private static final byte[] TRAILER = {(byte) 0xFF, (byte) 0xFF};

  private BinaryLayout() {}

  /** See {@link CopyFormat#encoder}. */
  public static Layout of(
      List<Vector> vectors, List<ColumnType> types, List<String> columns, int capacity) {
    Field[] values = new BinaryFields(capacity).row(vectors, types, columns);
    var row = new Field[values.length + 1];
    row[0] = new FieldCount((short) vectors.size());
    System.arraycopy(values, 0, row, 1, values.length);
    return new Layout(SIGNATURE, row, TRAILER);
  }

  /** Whether values of the type can be sent only where they are null. */
  public static boolean cannotNameElements(ColumnType type) {
    return type instanceof ColumnType.Array(var element) && BinaryTypes.oid(element).isEmpty();
  }

  /** How many columns a row has, in front of it. */
  private record FieldCount(short columns) implements Field {

    @Override
    public int fixedSize() {
      return Short.BYTES;
    }

    @Override
    public int minSize() {
      return Short.BYTES;
    }

    @Override
    public void addSizes(int n, int[] sizes) {
      Field.addFixed(n, sizes, Short.BYTES);
    }

    @Override
    public void write(int n, byte[] out, int[] at, int wasteAt) {
      short count = columns;
      for (int i = 0; i < n; i++) {
        Wire.SHORT.set(out, at[i], count);
        at[i] += Short.BYTES;
      }
    }
  }
}
