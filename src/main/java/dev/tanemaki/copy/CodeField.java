package dev.tanemaki.copy;

/**
 * Entries of a dictionary, encoded beforehand: a row is one copy from a blob that holds every entry
 * as it goes over the wire. Serves whole columns (entries with their length in front) and pieces of
 * a text (bare entries) alike.
 */
final class CodeField implements Field {

  private final int[] codes;
  private final byte[] blob;
  private final int[] starts;
  private final int[] lengths;
  private final int fixedSize;
  private final boolean loose;

  /**
   * @param loose whether up to seven bytes behind each entry may be written, because later fields
   *     of the same row write them again
   */
  CodeField(int[] codes, Entries entries, boolean loose) {
    this.codes = codes;
    this.blob = entries.blob();
    this.starts = entries.starts();
    this.lengths = entries.lengths();
    this.fixedSize = entries.fixedSize();
    this.loose = loose;
  }

  @Override
  public int fixedSize() {
    return fixedSize;
  }

  @Override
  public void addSizes(int n, int[] sizes) {
    int[] codes = this.codes;
    int[] lengths = this.lengths;
    for (int i = 0; i < n; i++) {
      sizes[i] += lengths[codes[i]];
    }
  }

  @Override
  public void write(int n, byte[] out, int[] at, int wasteAt) {
    if (loose) {
      writeLoosely(n, out, at);
    } else {
      writeExactly(n, out, at);
    }
  }

  private void writeLoosely(int n, byte[] out, int[] at) {
    int[] codes = this.codes;
    int[] starts = this.starts;
    int[] lengths = this.lengths;
    byte[] blob = this.blob;
    for (int i = 0; i < n; i++) {
      int code = codes[i];
      int length = lengths[code];
      int p = at[i];
      Wire.copyLoosely(blob, starts[code], out, p, length);
      at[i] = p + length;
    }
  }

  private void writeExactly(int n, byte[] out, int[] at) {
    for (int i = 0; i < n; i++) {
      int code = codes[i];
      System.arraycopy(blob, starts[code], out, at[i], lengths[code]);
      at[i] += lengths[code];
    }
  }
}
