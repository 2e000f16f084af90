package dev.tanemaki.benchmark.figure;

import dev.tanemaki.benchmark.figure.Mark.Anchor;
import dev.tanemaki.benchmark.result.Cell;
import dev.tanemaki.benchmark.result.Estimate;
import dev.tanemaki.benchmark.result.Lineup;
import dev.tanemaki.benchmark.result.Separation;
import dev.tanemaki.benchmark.result.Separation.Verdict;
import java.util.Comparator;
import java.util.List;

/**
 * Bars with intervals, one for each contender, setting by setting, and behind each what may be said
 * of it against the reference.
 */
public final class SideBySide {

  private static final double BAR = 1.15;
  private static final double GAP = 0.7;

  private SideBySide() {}

  public static double height(Lineup lineup, double textSize) {
    return height(lineup, lineup.lines().size(), textSize);
  }

  /**
   * @param settings to have room for
   */
  public static double height(Lineup lineup, int settings, double textSize) {
    return textSize * 1.6 * (2.2 + settings * group(lineup));
  }

  /** Lines of text that a setting takes. */
  private static double group(Lineup lineup) {
    return lineup.contenders().size() * BAR + GAP;
  }

  /** As many settings as there is room for, those that differ first. */
  public static Figure draw(
      Lineup lineup, Words words, double width, double height, double textSize) {
    var sketch = new Sketch(width, height, textSize);
    double line = sketch.line();
    double top = 2;
    double bottom = height - line * 1.7;
    int room = Math.max(1, (int) ((bottom - top) / (line * group(lineup)) + 0.01));
    List<Lineup.Line> lines =
        lineup.lines().stream()
            .sorted(
                Comparator.comparing((Lineup.Line l) -> !differs(l))
                    .thenComparing(Lineup.Line::cell, Comparator.reverseOrder()))
            .limit(room)
            .toList();
    double end =
        Sketch.ceiling(
            lines.stream()
                .flatMap(l -> l.entries().stream())
                .filter(e -> e.estimate().known())
                .mapToDouble(e -> e.estimate().high())
                .max()
                .orElse(1));
    var labels = new CellLabels(true, words);
    boolean alone = lineup.contenders().stream().allMatch(c -> c.single());
    double names =
        alone
            ? 0
            : lines.stream()
                .mapToDouble(l -> sketch.textWidth(label(l.cell(), labels)))
                .max()
                .orElse(0);
    double left = Math.min(width * 0.45, 12 + names + sketch.textWidth("A  "));
    double right = width - sketch.textWidth("000.0k  +000 %") - 16;
    double step = sketch.step(end, right - left);
    for (int i = 0; i * step <= end * 1.0001; i++) {
      double x = left + (right - left) * (i * step / end);
      sketch.line(x, top, x, bottom, i == 0 ? Ink.BORDER : Ink.GRID, 1);
      sketch.text(x, bottom + line * 0.5, Sketch.compact(i * step), Ink.MUTED, Anchor.MIDDLE);
    }
    sketch.text(
        (left + right) / 2,
        height - line * 0.4,
        words.rate(lineup.measure()),
        Ink.MUTED,
        Anchor.MIDDLE);
    double scale = (right - left) / end;
    double y = top + line * GAP / 2;
    for (Lineup.Line of : lines) {
      double middle = y + line * BAR * of.entries().size() / 2;
      if (!alone) {
        double space = left - sketch.textWidth("A  ") - 10;
        sketch.text(
            left - sketch.textWidth("A  ") - 8,
            middle,
            sketch.fit(label(of.cell(), labels), space),
            Ink.TEXT,
            Anchor.END);
      }
      for (int i = 0; i < of.entries().size(); i++, y += line * BAR) {
        bar(sketch, of.entries().get(i), i, left, y + line * BAR / 2, scale);
      }
      y += line * GAP;
    }
    return sketch.figure("comparison", words.compare());
  }

  private static void bar(
      Sketch sketch, Lineup.Entry entry, int contender, double left, double y, double scale) {
    double h = sketch.line() * BAR;
    sketch.text(left - 6, y, Lineup.letter(contender), Ink.series(contender), Anchor.END);
    Estimate estimate = entry.estimate();
    if (!estimate.known()) {
      sketch.text(left + 8, y, "–", Ink.MUTED, Anchor.START);
      return;
    }
    sketch.box(left, y - h * 0.34, estimate.median() * scale, h * 0.68, Ink.series(contender), 0.4);
    if (estimate.samples() > 1) {
      IntervalBars.whisker(
          sketch, left + estimate.low() * scale, left + estimate.high() * scale, y, h);
    }
    double after = left + estimate.high() * scale + 8;
    String rate = Sketch.compact(estimate.median());
    sketch.text(after, y, rate, Ink.TEXT, Anchor.START);
    entry
        .separation()
        .ifPresent(
            s ->
                sketch.bold(
                    after + sketch.textWidth(rate) + 10, y, verdict(s), ink(s), Anchor.START));
  }

  private static boolean differs(Lineup.Line line) {
    return line.entries().stream()
        .flatMap(e -> e.separation().stream())
        .anyMatch(s -> s.verdict() != Verdict.ALIKE);
  }

  private static String label(Cell cell, CellLabels labels) {
    return "%,d: %s".formatted(cell.rows(), labels.of(cell));
  }

  /** {@code +12 %}, a tilde where no difference was found, nothing where none could be. */
  public static String verdict(Separation separation) {
    return switch (separation.verdict()) {
      case ALIKE -> separation.enough() ? "≈" : "";
      case FASTER -> "+%.0f %%".formatted(100 * (separation.ratio() - 1));
      case SLOWER -> "−%.0f %%".formatted(100 * (1 - separation.ratio()));
    };
  }

  static Ink ink(Separation separation) {
    return switch (separation.verdict()) {
      case ALIKE -> Ink.MUTED;
      case FASTER -> Ink.POSITIVE;
      case SLOWER -> Ink.DANGER;
    };
  }
}
