package dev.tanemaki.cli;

import java.io.PrintStream;
import java.util.Locale;

/** Histograms in the width of a terminal; wide characters take two columns of it. */
final class HistogramPrinter {

  private static final int LABEL = 32;
  private static final int BAR = 32;
  private static final String EIGHTHS = " ▏▎▍▌▋▊▉";
  private static final String INDENT = "      ";

  private final PrintStream out;

  HistogramPrinter(PrintStream out) {
    this.out = out;
  }

  void print(Histogram histogram) {
    int label = 0;
    double most = 1e-9;
    for (var bar : histogram.bars()) {
      label = Math.max(label, Math.min(LABEL, TextTable.width(bar.label())));
      most =
          !bar.drawn()
              ? most
              : Math.max(
                  most, Math.max(bar.actual(), Double.isNaN(bar.expected()) ? 0 : bar.expected()));
    }
    for (var bar : histogram.bars()) {
      var name = TextTable.cut(bar.label(), LABEL);
      var drawn = bar.drawn() ? bar(bar.actual() / most) : "";
      out.println(
          (INDENT
                  + name
                  + " ".repeat(label - TextTable.width(name) + 2)
                  + drawn
                  + " ".repeat(BAR - drawn.length() + 1)
                  + share(bar.actual())
                  + "  "
                  + share(bar.expected()))
              .stripTrailing());
    }
    histogram.notes().forEach(n -> out.println(INDENT + TextTable.cut(n, 94)));
  }

  /** In eighths of a character; what is there at all is seen. */
  private static String bar(double part) {
    int eighths = part > 0 ? Math.max(1, (int) Math.round(part * BAR * 8)) : 0;
    int rest = eighths % 8;
    return "█".repeat(eighths / 8) + (rest == 0 ? "" : EIGHTHS.charAt(rest));
  }

  static String share(double share) {
    return Double.isNaN(share)
        ? "       "
        : String.format(
            Locale.ROOT, share > 0 && share < 0.0005 ? "%5.2f %%" : "%5.1f %%", 100 * share);
  }
}
