package dev.tanemaki.plan.edit;

import dev.tanemaki.plan.YamlNode;

/** Where in a text its nodes lie, in characters; line ends and indentation. */
final class Layout {

  private final String text;
  private final boolean wide;

  Layout(String text) {
    this.text = text;
    this.wide = text.length() != text.codePointCount(0, text.length());
  }

  String text() {
    return text;
  }

  /** What ends a line of this text. */
  String lineEnd() {
    int first = text.indexOf('\n');
    return first > 0 && text.charAt(first - 1) == '\r' ? "\r\n" : "\n";
  }

  int start(YamlNode node) {
    return at(node.span().start());
  }

  /** After the last character of the node, remarks behind it not included. */
  int end(YamlNode node) {
    return switch (node) {
      case YamlNode.Scalar s -> scalarEnd(s);
      case YamlNode.Mapping m when m.flow() || m.entries().isEmpty() -> at(m.span().end());
      case YamlNode.Mapping m -> end(m.entries().getLast());
      case YamlNode.Sequence s when s.flow() || s.items().isEmpty() -> at(s.span().end());
      case YamlNode.Sequence s -> Math.max(start(s) + 1, end(s.items().getLast()));
    };
  }

  int end(YamlNode.Entry entry) {
    return Math.max(colon(entry), end(entry.value()));
  }

  int start(YamlNode.Entry entry) {
    return start(entry.key());
  }

  /** A block scalar ends with its last line. */
  private int scalarEnd(YamlNode.Scalar scalar) {
    int end = at(scalar.span().end());
    char first = end > start(scalar) ? text.charAt(start(scalar)) : ' ';
    while ((first == '|' || first == '>')
        && end > start(scalar)
        && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  /** After the colon behind a key. */
  int colon(YamlNode.Entry entry) {
    int at = end(entry.key());
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    if (at >= text.length() || text.charAt(at) != ':') {
      throw new CannotPatch("a key without its colon");
    }
    return at + 1;
  }

  /** Where the line of that character begins. */
  int lineStart(int at) {
    return text.lastIndexOf('\n', at - 1) + 1;
  }

  /** Where the line of that character ends, its line end not included. */
  int lineStop(int at) {
    int end = text.indexOf('\n', at);
    end = end < 0 ? text.length() : end;
    return end > at && text.charAt(end - 1) == '\r' ? end - 1 : end;
  }

  /** Where the line after that of this character begins. */
  int nextLine(int at) {
    int end = text.indexOf('\n', at);
    return end < 0 ? text.length() : end + 1;
  }

  /** Where the remarks begin that stand right above that character's line, as far in as it. */
  int above(int at) {
    int line = lineStart(at);
    var remark = text.substring(line, at) + "#";
    while (line > 0 && text.startsWith(remark, lineStart(line - 1))) {
      line = lineStart(line - 1);
    }
    return line;
  }

  boolean sameLine(int a, int b) {
    return lineStart(a) == lineStart(b);
  }

  /** The spaces before a key that begins its line. */
  String indent(int keyStart) {
    var before = text.substring(lineStart(keyStart), keyStart);
    if (!before.isBlank()) {
      throw new CannotPatch("a key that does not begin its line");
    }
    return before;
  }

  private int at(int codePoints) {
    return wide ? text.offsetByCodePoints(0, codePoints) : codePoints;
  }
}
