package dev.tanemaki.benchmark.figure;

import dev.tanemaki.benchmark.figure.Mark.Anchor;
import dev.tanemaki.benchmark.result.Comparison;
import dev.tanemaki.benchmark.result.Comparison.Delta;
import dev.tanemaki.benchmark.result.Estimate;
import java.util.Comparator;
import java.util.List;

/** Two intervals a cell, one above the other, and what may be said of them. */
public final class BeforeAfter {

  private BeforeAfter() {}

  public static double height(Comparison comparison, double textSize) {
    return comparison.deltas().size() * textSize * 2.8 + textSize * 5;
  }

  /** As many cells as there is room for, those that differ first. */
  public static Figure draw(
      Comparison comparison, Words words, double width, double height, double textSize) {
    var sketch = new Sketch(width, height, textSize);
    double line = sketch.line();
    double bottom = height - line * 1.7;
    double top = line * 1.3;
    int room = Math.max(1, (int) ((bottom - top) / (line * 1.5)));
    List<Delta> deltas =
        comparison.deltas().stream()
            .sorted(
                Comparator.comparing(
                        (Delta d) ->
                            d.separation().verdict()
                                == dev.tanemaki.benchmark.result.Separation.Verdict.ALIKE)
                    .thenComparing(Delta::cell, Comparator.reverseOrder()))
            .limit(room)
            .toList();
    double end =
        Sketch.ceiling(
            deltas.stream()
                .mapToDouble(d -> Math.max(d.before().high(), d.after().high()))
                .max()
                .orElse(1));
    double left =
        12 + deltas.stream().mapToDouble(d -> sketch.textWidth(label(d, words))).max().orElse(0);
    double right = width - sketch.textWidth("+000 % ") - 8;
    double step = sketch.step(end, right - left);
    for (int i = 0; i * step <= end * 1.0001; i++) {
      double x = left + (right - left) * (i * step / end);
      sketch.line(x, top - 4, x, bottom, i == 0 ? Ink.BORDER : Ink.GRID, 1);
      sketch.text(x, bottom + line * 0.5, Sketch.compact(i * step), Ink.MUTED, Anchor.MIDDLE);
    }
    sketch.text(
        (left + right) / 2, height - line * 0.4, words.rowsPerSecond(), Ink.MUTED, Anchor.MIDDLE);
    sketch.dot(left + 6, line * 0.5, 4, Ink.SERIES_2);
    sketch.text(left + 16, line * 0.5, words.before(), Ink.MUTED, Anchor.START);
    double second = left + 36 + sketch.textWidth(words.before());
    sketch.dot(second, line * 0.5, 4, Ink.SERIES_1);
    sketch.text(second + 10, line * 0.5, words.after(), Ink.MUTED, Anchor.START);
    double h = Math.min(line * 2.2, (bottom - top) / Math.max(1, deltas.size()));
    for (int i = 0; i < deltas.size(); i++) {
      Delta delta = deltas.get(i);
      double y = top + (i + 0.5) * h;
      double scale = (right - left) / end;
      sketch.text(left - 8, y, label(delta, words), Ink.TEXT, Anchor.END);
      interval(sketch, left, scale, y - h * 0.18, delta.before(), Ink.SERIES_2);
      interval(sketch, left, scale, y + h * 0.18, delta.after(), Ink.SERIES_1);
      sketch.bold(width - 4, y, verdict(delta), ink(delta), Anchor.END);
    }
    return sketch.figure("comparison", words.compare());
  }

  private static void interval(
      Sketch sketch, double left, double scale, double y, Estimate estimate, Ink ink) {
    sketch.box(
        left + estimate.low() * scale,
        y - 2,
        Math.max(2, (estimate.high() - estimate.low()) * scale),
        4,
        ink,
        0.5);
    sketch.dot(left + estimate.median() * scale, y, 4, ink);
  }

  private static String label(Delta delta, Words words) {
    return "%,d: %s".formatted(delta.cell().rows(), IntervalBars.label(delta.cell(), true, words));
  }

  /** {@code +12 %}, or a tilde where nothing can be said. */
  public static String verdict(Delta delta) {
    return switch (delta.separation().verdict()) {
      case ALIKE -> "≈";
      case FASTER -> "+%.0f %%".formatted(100 * (delta.separation().ratio() - 1));
      case SLOWER -> "−%.0f %%".formatted(100 * (1 - delta.separation().ratio()));
    };
  }

  private static Ink ink(Delta delta) {
    return switch (delta.separation().verdict()) {
      case ALIKE -> Ink.MUTED;
      case FASTER -> Ink.POSITIVE;
      case SLOWER -> Ink.DANGER;
    };
  }
}
