package dev.tanemaki.copy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Where a value stands in COPY's text.
 *
 * @param element whether it is an element of an array, else the value of a column
 * @param end what stands behind it
 */
record Cell(boolean element, byte[] end) {

  private static final byte[] QUOTE = {'"'};
  private static final byte[] NOTHING = {};

  /** The value of a column, the row's last or not. */
  static Cell column(boolean last) {
    return new Cell(false, new byte[] {(byte) (last ? '\n' : '\t')});
  }

  /** An element, the array's last or not; what closes the array is not the element's. */
  static Cell element(boolean last) {
    return new Cell(true, last ? NOTHING : new byte[] {','});
  }

  /** A null value and what stands behind it. */
  byte[] nothing() {
    return ended(element ? "NULL" : "\\N");
  }

  /** A value that needs no escapes, and what stands behind it. */
  byte[] ended(String ascii) {
    return joined(ascii.getBytes(StandardCharsets.ISO_8859_1), end);
  }

  /** What stands in front of a text: in an array all are quoted. */
  byte[] opening() {
    return element ? QUOTE : NOTHING;
  }

  /** What stands behind a text. */
  byte[] closing() {
    return joined(opening(), end);
  }

  byte[] escaped(byte[] utf8) {
    return element ? Escapes.element(utf8) : Escapes.value(utf8);
  }

  private static byte[] joined(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }
}
