package dev.tanemaki.benchmark.figure;

import dev.tanemaki.benchmark.figure.Mark.Anchor;
import java.util.List;

/** The field of batch sizes by workers that maps are drawn on, with its axes. */
final class BatchGrid {

  /** Draws what is known of a setting. */
  interface Painter {
    void paint(int batchSize, int workers, Place place);
  }

  /** Where a setting is, in the figure's units. */
  record Place(double x, double y, double width, double height) {

    double middleX() {
      return x + width / 2;
    }

    double middleY() {
      return y + height / 2;
    }

    /** The place without so much at each side. */
    Place within(double edge) {
      return new Place(x + edge, y + edge, width - 2 * edge, height - 2 * edge);
    }
  }

  private BatchGrid() {}

  static void draw(
      Sketch sketch, List<Integer> batches, List<Integer> workers, Words words, Painter painter) {
    double line = sketch.line();
    double widest =
        batches.stream().mapToDouble(b -> sketch.textWidth("%,d".formatted(b))).max().orElse(0);
    double left = 12 + Math.max(widest, sketch.textWidth(words.batchSize()) * 0.5);
    double top = line * 1.1;
    double bottom = sketch.height() - line * 1.9;
    double w = (sketch.width() - left - 4) / Math.max(1, workers.size());
    double h = (bottom - top) / Math.max(1, batches.size());
    sketch.text(0, line * 0.4, words.batchSize(), Ink.MUTED, Anchor.START);
    for (int i = 0; i < batches.size(); i++) {
      double y = top + i * h;
      sketch.text(left - 8, y + h / 2, "%,d".formatted(batches.get(i)), Ink.TEXT, Anchor.END);
      for (int j = 0; j < workers.size(); j++) {
        painter.paint(batches.get(i), workers.get(j), new Place(left + j * w, y, w, h));
      }
    }
    for (int j = 0; j < workers.size(); j++) {
      sketch.text(
          left + (j + 0.5) * w,
          bottom + line * 0.55,
          String.valueOf(workers.get(j)),
          Ink.TEXT,
          Anchor.MIDDLE);
    }
    sketch.text(
        left + w * workers.size() / 2,
        sketch.height() - line * 0.5,
        words.workers(),
        Ink.MUTED,
        Anchor.MIDDLE);
  }

  /** Nothing is known of a setting. */
  static void unknown(Sketch sketch, Place place) {
    sketch.text(place.middleX(), place.middleY(), "–", Ink.MUTED, Anchor.MIDDLE);
  }

  /** A setting in a colour. */
  static void fill(Sketch sketch, Place place, Ink ink, double opacity) {
    Place inner = place.within(1);
    sketch.box(inner.x(), inner.y(), inner.width(), inner.height(), ink, opacity);
  }
}
