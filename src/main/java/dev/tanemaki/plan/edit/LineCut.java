package dev.tanemaki.plan.edit;

import java.util.BitSet;

/** A stretch of a text without some pieces of it, and without lines that nothing is left of. */
final class LineCut {

  private final Layout layout;
  private final int from;
  private final int to;
  private final BitSet removed = new BitSet();

  LineCut(Layout layout, int from, int to) {
    this.layout = layout;
    this.from = from;
    this.to = to;
  }

  void remove(FlowGap.Piece piece) {
    removed.set(piece.start(), piece.end());
  }

  String rest() {
    var rest = new StringBuilder();
    int next;
    for (int at = from; at < to; at = next) {
      next = Math.min(layout.nextLine(at), to);
      boolean ends = layout.text().charAt(next - 1) == '\n';
      int stop = ends ? layout.lineStop(at) : next;
      int first = removed.nextSetBit(at);
      if (first < 0 || first >= stop) {
        rest.append(layout.text(), at, next);
        continue;
      }
      var line = line(at, stop);
      if (!ends) {
        rest.append(line);
      } else if (at == from || !line.isBlank()) {
        rest.append(line.stripTrailing()).append(layout.text(), stop, next);
      }
    }
    return rest.toString();
  }

  /** What is left of that line; of the spaces around a removed piece those before it. */
  private String line(int start, int stop) {
    var left = new StringBuilder();
    int at = start;
    while (at < stop) {
      char c = layout.text().charAt(at);
      if (!removed.get(at)) {
        left.append(c);
        at++;
        continue;
      }
      at = removed.nextClearBit(at);
      int before = left.isEmpty() ? start - 1 : -1;
      char last = before >= 0 ? layout.text().charAt(before) : left.charAt(left.length() - 1);
      if (Character.isWhitespace(last) || last == '{' || last == '[') {
        while (at < stop && layout.text().charAt(at) == ' ') {
          at++;
        }
      }
    }
    return left.toString();
  }
}
