package dev.tanemaki.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Rows of text in columns that line up, wide characters counted as two. */
final class TextTable {

  private static final int GAP = 2;

  private final PrintStream out;
  private final boolean[] right;
  private final List<String[]> rows = new ArrayList<>();

  /**
   * @param right whether the column of that number stands to the right; columns beyond do not
   */
  TextTable(PrintStream out, boolean... right) {
    this.out = out;
    this.right = right;
  }

  void row(String... cells) {
    rows.add(cells);
  }

  void print() {
    int columns = rows.stream().mapToInt(r -> r.length).max().orElse(0);
    int[] widths = new int[columns];
    for (String[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        widths[i] = Math.max(widths[i], width(row[i]));
      }
    }
    for (String[] row : rows) {
      var line = new StringBuilder();
      for (int i = 0; i < row.length; i++) {
        String pad = " ".repeat(widths[i] - width(row[i]));
        boolean toTheRight = i < right.length && right[i];
        line.append(toTheRight ? pad + row[i] : row[i] + pad);
        line.append(i + 1 < row.length ? " ".repeat(GAP) : "");
      }
      out.println(line.toString().stripTrailing());
    }
  }

  /** Columns of a terminal that a text takes. */
  static int width(String text) {
    return text.codePoints().map(TextTable::width).sum();
  }

  private static int width(int codePoint) {
    boolean wide =
        codePoint >= 0x1100
            && (codePoint <= 0x115F
                || codePoint >= 0x2E80 && codePoint <= 0xA4CF && codePoint != 0x303F
                || codePoint >= 0xAC00 && codePoint <= 0xD7A3
                || codePoint >= 0xF900 && codePoint <= 0xFAFF
                || codePoint >= 0xFE30 && codePoint <= 0xFE6F
                || codePoint >= 0xFF00 && codePoint <= 0xFF60
                || codePoint >= 0xFFE0 && codePoint <= 0xFFE6
                || codePoint >= 0x20000 && codePoint <= 0x3FFFD);
    return wide ? 2 : 1;
  }

  /** The text, cut with an ellipsis where it is wider than so many columns. */
  static String cut(String text, int columns) {
    if (width(text) <= columns) {
      return text;
    }
    var kept = new StringBuilder();
    int width = 0;
    for (int codePoint : text.codePoints().toArray()) {
      width += width(codePoint);
      if (width > columns - 1) {
        break;
      }
      kept.appendCodePoint(codePoint);
    }
    return kept.append('…').toString();
  }
}
