package dev.tanemaki.copy.field;

/**
 * One column on its way into rows, or one piece of a text. Bound to a worker's vector; the loops
 * over rows stand inside, so that a chunk costs one virtual call per field and not one per cell.
 *
 * <p>A field may write more bytes than it has: those behind it in its row are written later, by the
 * fields behind it. How many it may is said when it is made ({@code behind}); it is never more than
 * {@link Wire#LOOSE}.
 */
public interface Field {

  /** Bytes of every row where all rows need the same, else -1. */
  int fixedSize();

  /** Bytes of the shortest row there can be. */
  int minSize();

  /** Adds this field's bytes to the size of each of the first {@code n} rows. */
  void addSizes(int n, int[] sizes);

  /**
   * Writes this field of the first {@code n} rows to {@code out}, row i from {@code at[i]} on, and
   * moves {@code at[i]} behind it.
   *
   * @param wasteAt where {@link #waste} bytes may be written that nobody reads
   */
  void write(int n, byte[] out, int[] at, int wasteAt);

  /** Bytes this field needs behind all rows; known once the sizes were added. */
  default int waste() {
    return 0;
  }

  /** The sizes of a field that is the same in every row. */
  static void addFixed(int n, int[] sizes, int size) {
    for (int i = 0; i < n; i++) {
      sizes[i] += size;
    }
  }

  /** The sizes of a field with its length in front that is {@code size} bytes unless null. */
  static void addNullable(int n, int[] sizes, int size, boolean[] nulls) {
    for (int i = 0; i < n; i++) {
      sizes[i] += nulls[i] ? 4 : size;
    }
  }
}
