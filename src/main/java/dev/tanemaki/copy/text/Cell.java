package dev.tanemaki.copy.text;

import dev.tanemaki.copy.field.Value;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a value stands in COPY's text.
 *
 * @param element whether it is an element of an array, else the value of a column
 * @param end what stands behind it
 */
record Cell(boolean element, byte[] end) {

  /** What an array begins with. */
  static final byte[] ARRAY = {'{'};

  private static final byte[] QUOTE = {'"'};
  private static final byte[] COMMA = {','};
  private static final byte[] TAB = {'\t'};
  private static final byte[] NEWLINE = {'\n'};
  private static final byte[] NOTHING = {};

  /** What closes an array is not its last element's. */
  static Cell of(Value value) {
    byte[] end = value.element() ? value.last() ? NOTHING : COMMA : value.last() ? NEWLINE : TAB;
    return new Cell(value.element(), end);
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

  /** What stands behind the elements of an array. */
  byte[] endOfArray() {
    return ended("}");
  }

  byte[] escaped(byte[] utf8) {
    return element ? Escapes.element(utf8) : Escapes.value(utf8);
  }

  /** One after the other. */
  static byte[] joined(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
