package dev.tanemaki.copy.field;

/**
 * Entries of a dictionary, encoded beforehand: a row is one copy from a blob that holds every entry
 * as it goes over the wire. Serves whole columns (entries with their length in front) and pieces of
 * a text (bare entries) alike.
 *
 * <p>What costs is not the bytes but every branch that depends on an entry's length: a mispredicted
 * one costs as much as a hundred bytes. So every row copies as many bytes as the longest entry has,
 * as far as enough bytes follow, and only what an entry has beyond them is copied by its length.
 */
final class CodeField implements Field {

  /** How many bytes every row copies, whatever its entry has. */
  private enum Way {
    WORD(8),
    TWO_WORDS(16),
    FOUR_WORDS(32),
    BLOCK(Wire.BLOCK),
    TWO_BLOCKS(2 * Wire.BLOCK),
    THREE_BLOCKS(3 * Wire.BLOCK),
    /** As many as may be; what the longer entries have beyond them is copied by its length. */
    MOST(Integer.MAX_VALUE);

    private final int bytes;

    Way(int bytes) {
      this.bytes = bytes;
    }

    /**
     * @param may bytes that may be written from the start of the shortest entry on
     */
    static Way of(int longest, int may) {
      for (Way way : values()) {
        if (longest <= way.bytes) {
          return way.bytes <= may ? way : MOST;
        }
      }
      return MOST;
    }
  }

  /** Bytes that a copy of many moves at once. */
  private static final int VECTOR = 32;

  private final int[] codes;
  private final byte[] blob;
  private final long[] spans;
  private final int fixedSize;
  private final int minSize;
  private final Way way;
  private final int most;

  /**
   * @param behind bytes of the row that are written later
   */
  CodeField(int[] codes, Entries entries, int behind) {
    this.codes = codes;
    this.blob = entries.blob();
    this.spans = entries.spans();
    this.fixedSize = entries.fixedSize();
    this.minSize = entries.shortest();
    int may = Math.min(behind, Wire.LOOSE) + minSize;
    this.way = Way.of(entries.longest(), may);
    this.most = Math.min(words(Math.min(may, Wire.LOOSE)), vectors(entries.longest()));
  }

  /** A copy of odd length ends in three more of four, two and one bytes. */
  private static int words(int bytes) {
    return bytes & -Long.BYTES;
  }

  private static int vectors(int bytes) {
    return Math.ceilDiv(bytes, VECTOR) * VECTOR;
  }

  @Override
  public int fixedSize() {
    return fixedSize;
  }

  @Override
  public int minSize() {
    return minSize;
  }

  @Override
  public void addSizes(int n, int[] sizes) {
    int[] codes = this.codes;
    long[] spans = this.spans;
    for (int i = 0; i < n; i++) {
      sizes[i] += (int) spans[codes[i]];
    }
  }

  @Override
  public void write(int n, byte[] out, int[] at, int wasteAt) {
    switch (way) {
      case WORD -> word(codes, spans, blob, n, out, at);
      case TWO_WORDS -> twoWords(codes, spans, blob, n, out, at);
      case FOUR_WORDS -> fourWords(codes, spans, blob, n, out, at);
      case BLOCK -> block(codes, spans, blob, n, out, at);
      case TWO_BLOCKS -> twoBlocks(codes, spans, blob, n, out, at);
      case THREE_BLOCKS -> threeBlocks(codes, spans, blob, n, out, at);
      case MOST -> most(codes, spans, blob, most, n, out, at);
    }
  }

  private static void word(int[] codes, long[] spans, byte[] blob, int n, byte[] out, int[] at) {
    for (int i = 0; i < n; i++) {
      long span = spans[codes[i]];
      int p = at[i];
      Wire.copyWord(blob, (int) (span >>> 32), out, p);
      at[i] = p + (int) span;
    }
  }

  private static void twoWords(
      int[] codes, long[] spans, byte[] blob, int n, byte[] out, int[] at) {
    for (int i = 0; i < n; i++) {
      long span = spans[codes[i]];
      int start = (int) (span >>> 32);
      int p = at[i];
      Wire.copyWord(blob, start, out, p);
      Wire.copyWord(blob, start + 8, out, p + 8);
      at[i] = p + (int) span;
    }
  }

  private static void fourWords(
      int[] codes, long[] spans, byte[] blob, int n, byte[] out, int[] at) {
    for (int i = 0; i < n; i++) {
      long span = spans[codes[i]];
      int p = at[i];
      Wire.copyFourWords(blob, (int) (span >>> 32), out, p);
      at[i] = p + (int) span;
    }
  }

  private static void block(int[] codes, long[] spans, byte[] blob, int n, byte[] out, int[] at) {
    for (int i = 0; i < n; i++) {
      long span = spans[codes[i]];
      int p = at[i];
      System.arraycopy(blob, (int) (span >>> 32), out, p, Wire.BLOCK);
      at[i] = p + (int) span;
    }
  }

  private static void twoBlocks(
      int[] codes, long[] spans, byte[] blob, int n, byte[] out, int[] at) {
    for (int i = 0; i < n; i++) {
      long span = spans[codes[i]];
      int p = at[i];
      System.arraycopy(blob, (int) (span >>> 32), out, p, 2 * Wire.BLOCK);
      at[i] = p + (int) span;
    }
  }

  private static void threeBlocks(
      int[] codes, long[] spans, byte[] blob, int n, byte[] out, int[] at) {
    for (int i = 0; i < n; i++) {
      long span = spans[codes[i]];
      int p = at[i];
      System.arraycopy(blob, (int) (span >>> 32), out, p, 3 * Wire.BLOCK);
      at[i] = p + (int) span;
    }
  }

  /** The same number of bytes in every row is copied without a branch; only what is beyond has. */
  private static void most(
      int[] codes, long[] spans, byte[] blob, int most, int n, byte[] out, int[] at) {
    for (int i = 0; i < n; i++) {
      long span = spans[codes[i]];
      int start = (int) (span >>> 32);
      int length = (int) span;
      int p = at[i];
      System.arraycopy(blob, start, out, p, most);
      if (length > most) {
        System.arraycopy(blob, start + most, out, p + most, length - most);
      }
      at[i] = p + length;
    }
  }
}
