package dev.tanemaki.copy.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * What has a meaning of its own in COPY's text, or in the text of an array inside it, is written so
 * that it has none. Bytes that are escaped are ASCII, so UTF-8 need not be decoded.
 */
final class Escapes {

  private static final byte BACKSLASH = '\\';

  private Escapes() {}

  /** A value of a column. */
  static byte[] value(byte[] utf8) {
    var out = new ByteArrayOutputStream(utf8.length + 8);
    for (byte b : utf8) {
      append(out, b);
    }
    return out.toByteArray();
  }

  /** What stands between the quotes of an array's element: escaped for the array, then for COPY. */
  static byte[] element(byte[] utf8) {
    var out = new ByteArrayOutputStream(utf8.length + 8);
    for (byte b : utf8) {
      if (b == '"' || b == BACKSLASH) {
        append(out, BACKSLASH);
      }
      append(out, b);
    }
    return out.toByteArray();
  }

  private static void append(ByteArrayOutputStream out, byte b) {
    byte letter =
        switch (b) {
          case BACKSLASH -> BACKSLASH;
          case '\t' -> 't';
          case '\n' -> 'n';
          case '\r' -> 'r';
          default -> 0;
        };
    if (letter != 0) {
      out.write(BACKSLASH);
      out.write(letter);
    } else {
      out.write(b);
    }
  }

  /** The text that {@link #value} or, where it is one, {@link #element} was made from. */
  static String undone(byte[] bytes, int start, int length, boolean element) {
    byte[] text = undone(bytes, start, length);
    if (element) {
      text = dequoted(text);
    }
    return new String(text, StandardCharsets.UTF_8);
  }

  private static byte[] undone(byte[] bytes, int start, int length) {
    var out = new ByteArrayOutputStream(length);
    for (int i = start; i < start + length; i++) {
      byte b = bytes[i];
      if (b == BACKSLASH) {
        byte letter = bytes[++i];
        b =
            switch (letter) {
              case 't' -> (byte) '\t';
              case 'n' -> (byte) '\n';
              case 'r' -> (byte) '\r';
              default -> letter;
            };
      }
      out.write(b);
    }
    return out.toByteArray();
  }

  private static byte[] dequoted(byte[] text) {
    var out = new ByteArrayOutputStream(text.length);
    for (int i = 0; i < text.length; i++) {
      out.write(text[i] == BACKSLASH ? text[++i] : text[i]);
    }
    return out.toByteArray();
  }
}
