package dev.tanemaki.copy;

/**
 * Entries of at most eight bytes, lengths included: booleans, integers, short codes. Each is one
 * store of a long, whatever its length.
 */
final class ShortCodeField implements Field {

  /** Bytes that an entry may have. */
  static final int LONGEST = 8;

  private final int[] codes;
  private final long[] entries;
  private final int[] lengths;
  private final int fixedSize;

  ShortCodeField(int[] codes, Entries entries) {
    this.codes = codes;
    this.lengths = entries.lengths();
    this.fixedSize = entries.fixedSize();
    this.entries = new long[lengths.length];
    for (int code = 0; code < lengths.length; code++) {
      this.entries[code] = (long) Wire.LONG.get(entries.blob(), entries.starts()[code]);
    }
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
    int[] codes = this.codes;
    long[] entries = this.entries;
    int[] lengths = this.lengths;
    for (int i = 0; i < n; i++) {
      int code = codes[i];
      int p = at[i];
      Wire.LONG.set(out, p, entries[code]);
      at[i] = p + lengths[code];
    }
  }
}
