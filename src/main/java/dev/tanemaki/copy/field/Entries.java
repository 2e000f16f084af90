package dev.tanemaki.copy.field;

import java.io.ByteArrayOutputStream;
import java.util.function.IntFunction;

/**
 * A dictionary as it goes over the wire, all entries in one array. Made once per column and shared
 * by all its rows.
 *
 * @param blob the entries, with {@link Wire#LOOSE} bytes to spare at the end
 * @param spans of each entry its first byte (high half) and its length (low half)
 * @param shortest bytes of the shortest entry
 * @param longest bytes of the longest entry
 */
record Entries(byte[] blob, long[] spans, int shortest, int longest) {

  /**
   * The entries of the codes from 0 on.
   *
   * @param encoded the bytes of the entry of a code
   */
  static Entries of(int size, IntFunction<byte[]> encoded) {
    var blob = new ByteArrayOutputStream(size * 16);
    long[] spans = new long[size];
    int shortest = Integer.MAX_VALUE;
    int longest = 0;
    for (int code = 0; code < size; code++) {
      byte[] entry = encoded.apply(code);
      spans[code] = (long) blob.size() << 32 | entry.length;
      blob.writeBytes(entry);
      shortest = Math.min(shortest, entry.length);
      longest = Math.max(longest, entry.length);
    }
    blob.writeBytes(new byte[Wire.LOOSE]);
    return new Entries(blob.toByteArray(), spans, Math.min(shortest, longest), longest);
  }

  /** Bytes of every entry where all have the same, else -1. */
  int fixedSize() {
    return shortest == longest ? longest : -1;
  }
}
