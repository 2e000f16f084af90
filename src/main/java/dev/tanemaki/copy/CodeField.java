package dev.tanemaki.copy;

/**
 * Entries of a dictionary, encoded beforehand: a row is one copy from a blob that holds every entry
 * as it goes over the wire. Serves whole columns (entries with their length in front) and pieces of
 * a text (bare entries) alike.
 *
 * <p>What costs is not the bytes but every branch that depends on an entry's length: a mispredicted
 * one costs as much as a hundred bytes. So where enough bytes follow, every row copies as many
 * blocks as the longest entry has.
 */
final class CodeField implements Field {

  private enum Way {
    /** One word of eight bytes. */
    WORD,
    /** Two words. */
    TWO_WORDS,
    /** As many blocks of 32 bytes in every row. */
    BLOCKS,
    /** Blocks until the entry is over. */
    UNTIL_OVER,
    /** No byte too many. */
    EXACT
  }

  /** From so many blocks on, leaving the loop early pays for the branch. */
  private static final int MAX_BLOCKS = 4;

  private final int[] codes;
  private final byte[] blob;
  private final long[] spans;
  private final int fixedSize;
  private final int minSize;
  private final int blocks;
  private final Way way;

  /**
   * @param behind bytes of the row that are written later
   */
  CodeField(int[] codes, Entries entries, int behind) {
    this.codes = codes;
    this.blob = entries.blob();
    this.spans = entries.spans();
    this.fixedSize = entries.fixedSize();
    this.minSize = entries.shortest();
    int longest = entries.longest();
    this.blocks = (longest + Wire.BLOCK - 1) / Wire.BLOCK;
    int may = Math.min(behind, Wire.LOOSE) + minSize;
    if (longest <= 8 && may >= 8) {
      way = Way.WORD;
    } else if (longest <= 16 && may >= 16) {
      way = Way.TWO_WORDS;
    } else if (blocks <= MAX_BLOCKS && may >= blocks * Wire.BLOCK) {
      way = Way.BLOCKS;
    } else {
      way = Math.min(behind, Wire.LOOSE) >= Wire.BLOCK ? Way.UNTIL_OVER : Way.EXACT;
    }
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
      case BLOCKS -> {
        switch (blocks) {
          case 1 -> oneBlock(codes, spans, blob, n, out, at);
          case 2 -> twoBlocks(codes, spans, blob, n, out, at);
          default -> blocks(codes, spans, blob, blocks, n, out, at);
        }
      }
      case UNTIL_OVER -> untilOver(codes, spans, blob, n, out, at);
      case EXACT -> exactly(codes, spans, blob, n, out, at);
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

  private static void oneBlock(
      int[] codes, long[] spans, byte[] blob, int n, byte[] out, int[] at) {
    for (int i = 0; i < n; i++) {
      long span = spans[codes[i]];
      int p = at[i];
      Wire.copyBlock(blob, (int) (span >>> 32), out, p);
      at[i] = p + (int) span;
    }
  }

  private static void twoBlocks(
      int[] codes, long[] spans, byte[] blob, int n, byte[] out, int[] at) {
    for (int i = 0; i < n; i++) {
      long span = spans[codes[i]];
      int start = (int) (span >>> 32);
      int p = at[i];
      Wire.copyBlock(blob, start, out, p);
      Wire.copyBlock(blob, start + Wire.BLOCK, out, p + Wire.BLOCK);
      at[i] = p + (int) span;
    }
  }

  private static void blocks(
      int[] codes, long[] spans, byte[] blob, int blocks, int n, byte[] out, int[] at) {
    for (int i = 0; i < n; i++) {
      long span = spans[codes[i]];
      int start = (int) (span >>> 32);
      int p = at[i];
      for (int k = 0; k < blocks * Wire.BLOCK; k += Wire.BLOCK) {
        Wire.copyBlock(blob, start + k, out, p + k);
      }
      at[i] = p + (int) span;
    }
  }

  private static void untilOver(
      int[] codes, long[] spans, byte[] blob, int n, byte[] out, int[] at) {
    for (int i = 0; i < n; i++) {
      long span = spans[codes[i]];
      int start = (int) (span >>> 32);
      int length = (int) span;
      int p = at[i];
      for (int k = 0; k < length; k += Wire.BLOCK) {
        Wire.copyBlock(blob, start + k, out, p + k);
      }
      at[i] = p + length;
    }
  }

  private static void exactly(int[] codes, long[] spans, byte[] blob, int n, byte[] out, int[] at) {
    for (int i = 0; i < n; i++) {
      long span = spans[codes[i]];
      int length = (int) span;
      int p = at[i];
      Wire.copyExactly(blob, (int) (span >>> 32), out, p, length);
      at[i] = p + length;
    }
  }
}
