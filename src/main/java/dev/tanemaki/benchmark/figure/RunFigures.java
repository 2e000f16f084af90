package dev.tanemaki.benchmark.figure;

import dev.tanemaki.benchmark.figure.Mark.Anchor;
import dev.tanemaki.run.RunBatch;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A run as its ledger keeps it: how long its batches took, and what its tables got. */
public final class RunFigures {

  /** More dots than that are drawn as the slowest of each stretch: none of those may be missed. */
  private static final int MOST_DOTS = 2_000;

  private RunFigures() {}

  /** Milliseconds of every batch in the order of its rows, a colour per worker. */
  public static Figure latency(
      List<RunBatch> batches, String title, double width, double height, double size) {
    var sketch = new Sketch(width, height, size);
    double line = sketch.line();
    double left = sketch.textWidth("000.0k") + 8;
    double right = width - 12;
    double top = line * 1.2;
    double bottom = height - line * 1.9;
    double most = Sketch.ceiling(batches.stream().mapToLong(RunBatch::millis).max().orElse(1));
    long rows = Math.max(1, batches.stream().mapToLong(RunBatch::rows).sum());
    sketch.grid(left, top, right, bottom, most);
    sketch.text(0, line * 0.4, "ms", Ink.MUTED, Anchor.START);
    sketch.text((left + right) / 2, height - line * 0.4, "rows", Ink.MUTED, Anchor.MIDDLE);
    double step = sketch.step(rows, right - left);
    for (int i = 0; i * step <= rows; i++) {
      double x = left + (right - left) * i * step / rows;
      sketch.text(x, bottom + line * 0.6, Sketch.compact(i * step), Ink.MUTED, Anchor.MIDDLE);
    }
    long before = 0;
    int stretch = Math.max(1, Math.ceilDiv(batches.size(), MOST_DOTS));
    for (int i = 0; i < batches.size(); i += stretch) {
      RunBatch slowest = batches.get(i);
      for (int j = i; j < Math.min(batches.size(), i + stretch); j++) {
        before += batches.get(j).rows();
        slowest = batches.get(j).millis() > slowest.millis() ? batches.get(j) : slowest;
      }
      sketch.dot(
          left + (right - left) * before / rows,
          bottom - (bottom - top) * slowest.millis() / most,
          2.5,
          Ink.series(slowest.worker()));
    }
    return sketch.figure("batch-latency", title);
  }

  /** Rows of every table. */
  public static Figure tables(List<RunBatch> batches, String title, double width, double size) {
    Map<String, Long> rows = new LinkedHashMap<>();
    batches.forEach(b -> rows.merge(b.table(), b.rows(), Long::sum));
    double line = size * 1.6;
    var sketch = new Sketch(width, rows.size() * line * 1.2 + line, size);
    double left = 12 + rows.keySet().stream().mapToDouble(sketch::textWidth).max().orElse(0);
    double right = width - sketch.textWidth("0,000,000,000") - 8;
    long most = rows.values().stream().mapToLong(Long::longValue).max().orElse(1);
    double y = line * 0.7;
    for (var table : rows.entrySet()) {
      double length = Math.max(1, (right - left) * table.getValue() / most);
      sketch.text(left - 8, y, table.getKey(), Ink.TEXT, Anchor.END);
      sketch.box(left, y - line * 0.35, length, line * 0.7, Ink.ACCENT, 0.5);
      sketch.text(left + length + 8, y, "%,d".formatted(table.getValue()), Ink.TEXT, Anchor.START);
      y += line * 1.2;
    }
    return sketch.figure("tables", title);
  }
}
