package dev.tanemaki.plan.edit;

import java.util.ArrayList;
import java.util.List;

/**
 * What stands between two entries in braces or brackets, before the first or behind the last.
 *
 * @param comma where the comma is, -1 where there is none
 * @param remarks in order, each from its {@code #} to the end of its line
 */
record FlowGap(int from, int to, int comma, List<Piece> remarks) {

  /** A stretch of the text. */
  record Piece(int start, int end) {}

  static FlowGap read(Layout layout, int from, int to) {
    var remarks = new ArrayList<Piece>();
    int comma = -1;
    int at = from;
    while (at < to) {
      char c = layout.text().charAt(at);
      if (c == '#') {
        int end = Math.min(layout.lineStop(at), to);
        remarks.add(new Piece(at, end));
        at = end;
      } else if (c == ',') {
        comma = at++;
      } else if (Character.isWhitespace(c) || c == '?' || c == '\ufeff') {
        at++;
      } else {
        throw new CannotPatch("something else than remarks between two entries");
      }
    }
    return new FlowGap(from, to, comma, remarks);
  }

  /** Where the first remark from that character on begins. */
  int remarkFrom(int at) {
    return remarks.stream().mapToInt(Piece::start).filter(s -> s >= at).findFirst().orElse(at);
  }
}
