package dev.tanemaki.ui.kit.chart;

import dev.tanemaki.ui.kit.chart.Series.Style;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Quantity;
import dev.tanemaki.ui.kit.theme.Role;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Rectangle2D;

/** Paints a time chart from back to front. */
final class TimeChartPainter {

  /** Below this width the names stand in the head instead of at the lines, pixels. */
  private static final double ROOM_FOR_LABELS = 420;

  private static final double GAP = 8;
  private static final double TICK_DISTANCE = 28;

  private final TimeChart chart;
  private final List<Polyline> lines = new ArrayList<>();
  private Rectangle2D plot;

  TimeChartPainter(TimeChart chart) {
    this.chart = chart;
  }

  Rectangle2D plot() {
    return plot;
  }

  void paint(Pen pen, double width, double height) {
    Formats formats = chart.formats();
    Quantity quantity = chart.quantity();
    List<Series> series = inOrder();
    double line = pen.lineHeight();
    double top = line + GAP;
    double bottom = Math.max(top + 8, height - line - 4);

    boolean labels = width >= ROOM_FOR_LABELS;
    double right = labels ? width - labelWidth(pen, series) - GAP : width - 4;
    reduce(series, (int) Math.max(1, right - 40));
    NiceScale scale = scale(bottom - top);
    double left = 0;
    for (int i = 0; i <= scale.ticks(); i++) {
      left = Math.max(left, pen.width(formats.tick(quantity, scale.tick(i), scale.step())));
    }
    left = Math.ceil(left) + GAP;
    plot = new Rectangle2D(left, top, Math.max(1, right - left), bottom - top);
    TimeScale time = new TimeScale(chart.axis().visible(), plot.getMinX(), plot.getMaxX());
    var values = new ValueScale(scale.top(), plot.getMinY(), plot.getMaxY());

    PhaseBands.paint(pen, chart.axis(), time, plot);
    grid(pen, scale, values);
    timeTicks(pen, time);
    double headEnd = head(pen);
    if (labels) {
      PhaseBands.names(pen, chart.axis(), time, plot, headEnd + 2 * GAP, line / 2);
    } else {
      legend(pen, headEnd, width);
    }
    if (chart.isEmpty()) {
      emptyText(pen);
    }
    pen.context().save();
    pen.context().beginPath();
    pen.context().rect(plot.getMinX(), plot.getMinY() - 1, plot.getWidth(), plot.getHeight() + 2);
    pen.context().clip();
    for (int i = 0; i < series.size(); i++) {
      LinePainter.paint(pen, series.get(i), lines.get(i), time, values);
    }
    pen.context().restore();
    reference(pen, values);
    if (labels) {
      EndLabels.paint(pen, series, lines, chart.referenceProperty().get(), time, values, plot);
    }
    selection(pen, time);
    Readout.paint(pen, chart, chart.series(), time, values, plot);
    if (chart.isFocused()) {
      pen.context().setStroke(pen.palette().color(Role.ACCENT));
      pen.context().strokeRect(0.5, 0.5, width - 1, height - 1);
    }
  }

  /** Ghosts lie behind everything else. */
  private List<Series> inOrder() {
    List<Series> ordered = new ArrayList<>(chart.series().size());
    chart.series().stream().filter(one -> one.style() == Style.GHOST).forEach(ordered::add);
    chart.series().stream().filter(one -> one.style() != Style.GHOST).forEach(ordered::add);
    return ordered;
  }

  private double labelWidth(Pen pen, List<Series> series) {
    double width = 0;
    for (Series one : series) {
      width = Math.max(width, pen.width(one.name()));
    }
    ReferenceLine reference = chart.referenceProperty().get();
    if (reference != null) {
      width = Math.max(width, pen.width(reference.label()));
    }
    return Math.min(width, 120);
  }

  private void reduce(List<Series> series, int columns) {
    while (lines.size() < series.size()) {
      lines.add(new Polyline());
    }
    for (int i = 0; i < series.size(); i++) {
      Series one = series.get(i);
      Reducer.reduce(
          one.data(), chart.axis().visible(), columns, one.gapAfter().toNanos(), lines.get(i));
    }
  }

  private NiceScale scale(double height) {
    double highest = chart.reachProperty().get();
    for (int i = 0; i < chart.series().size(); i++) {
      Polyline line = lines.get(i);
      for (int point = 0; point < line.size(); point++) {
        if (line.y(point) > highest) {
          highest = line.y(point);
        }
      }
    }
    ReferenceLine reference = chart.referenceProperty().get();
    if (reference != null) {
      highest = Math.max(highest, reference.value());
    }
    Quantity quantity = chart.quantity();
    boolean whole = quantity != Quantity.SHARE && quantity != Quantity.MILLISECONDS;
    int ticks = (int) Math.clamp(height / TICK_DISTANCE, 2, 6);
    return NiceScale.of(highest, ticks, quantity == Quantity.MEMORY, whole);
  }

  private void grid(Pen pen, NiceScale scale, ValueScale values) {
    for (int i = 0; i <= scale.ticks(); i++) {
      double y = values.y(scale.tick(i));
      pen.horizontal(plot.getMinX(), plot.getMaxX(), y, i == 0 ? Role.BORDER : Role.GRID);
      if (hasLevels()) {
        String label = chart.formats().tick(chart.quantity(), scale.tick(i), scale.step());
        pen.text(label, plot.getMinX() - GAP, y, HPos.RIGHT, Role.MUTED);
      }
    }
  }

  /** Whether anything is drawn whose height means something. */
  private boolean hasLevels() {
    return chart.referenceProperty().get() != null
        || chart.series().stream().anyMatch(one -> !one.data().isEmpty());
  }

  private void timeTicks(Pen pen, TimeScale time) {
    Formats formats = chart.formats();
    double widest = pen.width(formats.instant(time.range().to(), time.range().nanos() / 8));
    long step = time.step(widest);
    double y = plot.getMaxY() + 4 + pen.lineHeight() / 2;
    for (long at = time.firstTick(step); at <= time.range().to(); at += step) {
      String label = formats.instant(at, step);
      double half = pen.width(label) / 2;
      double x = time.x(at);
      pen.vertical(x, plot.getMaxY(), plot.getMaxY() + 4, Role.BORDER);
      double middle = Math.clamp(x, half, Math.max(half, plot.getMaxX() + 4 - half));
      pen.text(label, middle, y, HPos.CENTER, Role.MUTED);
    }
  }

  /** Title and unit; says where they end. */
  private double head(Pen pen) {
    double y = pen.lineHeight() / 2;
    pen.boldText(chart.title(), 0, y, HPos.LEFT, Role.TEXT);
    double x = pen.boldWidth(chart.title()) + GAP;
    String unit = chart.formats().axisUnit(chart.quantity());
    if (!unit.isEmpty()) {
      pen.text(unit, x, y, HPos.LEFT, Role.MUTED);
      x += pen.width(unit) + GAP;
    }
    return x;
  }

  /** The names on the right of the head, where the lines have no room for them. */
  private void legend(Pen pen, double from, double width) {
    double y = pen.lineHeight() / 2;
    double end = width - 4;
    for (Series one : chart.series().reversed()) {
      double start = end - pen.width(one.name()) - 16;
      if (start < from) {
        return;
      }
      LinePainter.swatch(pen, one, start, y);
      pen.text(one.name(), end, y, HPos.RIGHT, Role.MUTED);
      end = start - GAP;
    }
  }

  private void emptyText(Pen pen) {
    double x = plot.getMinX() + plot.getWidth() / 2;
    double y = Math.floor(plot.getMinY() + plot.getHeight() / 2);
    pen.note(chart.emptyTextProperty().get(), x, y, plot.getWidth());
  }

  private void reference(Pen pen, ValueScale values) {
    ReferenceLine reference = chart.referenceProperty().get();
    if (reference != null) {
      pen.context().setLineDashes(4, 4);
      double y = values.y(reference.value());
      pen.horizontal(plot.getMinX(), plot.getMaxX(), y, reference.role());
      pen.context().setLineDashes();
    }
  }

  private void selection(Pen pen, TimeScale time) {
    TimeRange selection = chart.axis().selectionProperty().get();
    if (selection != null) {
      double from = Math.max(plot.getMinX(), time.x(selection.from()));
      double to = Math.min(plot.getMaxX(), time.x(selection.to()));
      pen.context().setFill(pen.palette().color(Role.ACCENT, 0.15));
      pen.context().fillRect(from, plot.getMinY(), to - from, plot.getHeight());
      pen.vertical(from, plot.getMinY(), plot.getMaxY(), Role.ACCENT);
      pen.vertical(to, plot.getMinY(), plot.getMaxY(), Role.ACCENT);
    }
  }
}
