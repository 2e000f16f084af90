package dev.tanemaki.generate;

import java.util.ArrayList;
import java.util.List;

/** Reads PostgreSQL's text form of a one-dimensional array: {@code {a,"b c",NULL}}. */
final class ArrayText {

  private ArrayText() {}

  /**
   * @return the elements; {@code null} for an unquoted NULL
   * @throws IllegalArgumentException if the text is no such array
   */
  static List<String> parse(String text) {
    if (text.length() < 2 || text.charAt(0) != '{' || text.charAt(text.length() - 1) != '}') {
      throw new IllegalArgumentException(text);
    }
    var elements = new ArrayList<String>();
    int end = text.length() - 1;
    int at = 1;
    if (stripped(text.substring(1, end)).isEmpty()) {
      return elements;
    }
    while (true) {
      var element = new StringBuilder();
      boolean quoted = false;
      boolean inside = false;
      for (; at < end && (inside || text.charAt(at) != ','); at++) {
        char c = text.charAt(at);
        if (c == '"') {
          inside = !inside;
          quoted = true;
        } else if (c == '\\' && at + 1 < end) {
          element.append(text.charAt(++at));
        } else if (!inside && (c == '{' || c == '}')) {
          throw new IllegalArgumentException(text);
        } else {
          element.append(c);
        }
      }
      if (inside) {
        throw new IllegalArgumentException(text);
      }
      String value = quoted ? element.toString() : stripped(element.toString());
      if (!quoted && value.isEmpty()) {
        throw new IllegalArgumentException(text);
      }
      elements.add(!quoted && value.equalsIgnoreCase("NULL") ? null : value);
      if (at >= end) {
        return elements;
      }
      at++;
    }
  }

  /** Without the spaces that PostgreSQL pays no heed to: those of ASCII, no others. */
  private static String stripped(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }
}
