package dev.tanemaki.copy;

import dev.tanemaki.generate.Dictionary;
import dev.tanemaki.schema.ColumnType;
import java.util.List;

/**
 * A dictionary as it goes over the wire, all entries in one array. Made once per column and shared
 * by all workers.
 *
 * @param blob the entries, with {@link Wire#LOOSE} bytes to spare at the end
 * @param spans of each entry its first byte (high half) and its length (low half)
 * @param shortest bytes of the shortest entry
 * @param longest bytes of the longest entry
 */
record Entries(byte[] blob, long[] spans, int shortest, int longest) {

  /** A dictionary whose entries a column sends with their length in front. */
  record Framed(Dictionary dictionary, ColumnType type, String column) {}

  /** What neighbouring columns of one choice send together, code by code. */
  static Entries framed(List<Framed> neighbours) {
    int size = neighbours.stream().mapToInt(f -> f.dictionary().size()).min().orElseThrow();
    return each(
        size,
        (code, out) -> {
          for (Framed framed : neighbours) {
            EntryEncoder.append(out, framed.dictionary(), code, framed.type(), framed.column());
          }
        });
  }

  /** Every word bare, as a piece of a text; a null word is empty, the text's mask covers it. */
  static Entries bare(Dictionary.Words words) {
    return each(
        words.size(),
        (code, out) -> {
          int length = Math.max(0, words.length(code));
          if (length > 0) {
            words.copyTo(code, out.reserve(length), out.length());
            out.setLength(out.length() + length);
          }
        });
  }

  /** Appends the entry of a code. */
  interface Appender {
    void append(int code, CopyBuffer out);
  }

  static Entries each(int size, Appender appender) {
    var out = new CopyBuffer(size * 16);
    int[] starts = new int[size];
    int[] lengths = new int[size];
    for (int code = 0; code < size; code++) {
      starts[code] = out.length();
      appender.append(code, out);
      lengths[code] = out.length() - starts[code];
    }
    return of(out, starts, lengths);
  }

  private static Entries of(CopyBuffer out, int[] starts, int[] lengths) {
    long[] spans = new long[lengths.length];
    int shortest = Integer.MAX_VALUE;
    int longest = 0;
    for (int i = 0; i < spans.length; i++) {
      spans[i] = (long) starts[i] << 32 | lengths[i];
      shortest = Math.min(shortest, lengths[i]);
      longest = Math.max(longest, lengths[i]);
    }
    byte[] blob = java.util.Arrays.copyOf(out.bytes(), out.length() + Wire.LOOSE);
    return new Entries(blob, spans, Math.min(shortest, longest), longest);
  }

  /** Bytes of every entry where all have the same, else -1. */
  int fixedSize() {
    return shortest == longest ? longest : -1;
  }
}
