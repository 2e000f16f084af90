package dev.tanemaki.ui.kit.chart;

import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import dev.tanemaki.ui.kit.text.Quantity;
import dev.tanemaki.ui.kit.theme.Role;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.geometry.HPos;
import javafx.scene.AccessibleRole;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;

/**
 * A lane per worker, a cell per batch, the stronger coloured the slower it was against the usual
 * one; a batch far beyond that, and one that failed, stand out. What a worker is at now is an open
 * cell that grows. Shares the time and the crosshair of the charts above it.
 */
public final class LaneChart extends CanvasRegion {

  /** This many times as long as usual is worth a look. */
  private static final double SLOW = 4;

  private static final double LANE = 16;
  private static final double GAP = 4;

  private final String title;
  private final TimeAxis axis;
  private final Formats formats;
  private final Messages messages;
  private final InvalidationListener changed = source -> redraw();
  private LaneBuffer data = new LaneBuffer(1, 1);
  private TimeScale time;
  private double hoverY = Double.NaN;

  public LaneChart(String title, TimeAxis axis, Formats formats) {
    this.title = title;
    this.axis = axis;
    this.formats = formats;
    this.messages = Messages.of(LaneChart.class, formats.locale());
    axis.addListener(new WeakInvalidationListener(changed));
    getStyleClass().add("tm-lane-chart");
    setAccessibleRole(AccessibleRole.TEXT);
    setAccessibleText(title);
    setMinWidth(120);
    addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
    addEventHandler(MouseEvent.MOUSE_EXITED, this::exited);
  }

  /** Shows the batches of a run, in place of those of another. */
  public void setData(LaneBuffer batches) {
    data = batches;
    setAccessibleText(title + ": " + messages.text("lanes.accessible", batches.lanes()));
    requestLayout();
    redraw();
  }

  @Override
  protected double computePrefHeight(double width) {
    return 24 + data.lanes() * (LANE + GAP);
  }

  @Override
  protected double computeMinHeight(double width) {
    return 24 + data.lanes() * 6;
  }

  @Override
  protected void paint(Pen pen, double width, double height) {
    double top = pen.lineHeight() + 4;
    pen.boldText(title, 0, pen.lineHeight() / 2, HPos.LEFT, Role.TEXT);
    double pitch = Math.min(LANE + GAP, (height - top) / data.lanes());
    double names = pen.width(messages.text("lanes.worker", data.lanes())) + 8;
    boolean named = pitch >= pen.lineHeight() * 0.8;
    double left = named ? names : 0;
    time = new TimeScale(axis.visible(), left, width - 4);
    for (int lane = 0; lane < data.lanes(); lane++) {
      double y = top + lane * pitch;
      pen.context().setFill(pen.palette().color(Role.GRID, 0.5));
      pen.context().fillRect(left, y, time.right() - left, pitch - gap(pitch));
      if (named) {
        String name = messages.text("lanes.worker", lane + 1);
        pen.text(name, 0, y + (pitch - GAP) / 2, HPos.LEFT, Role.MUTED);
      }
    }
    long typical = data.typicalNanos();
    for (int i = 0; i < data.size(); i++) {
      if (data.end(i) >= time.range().from() && data.start(i) <= time.range().to()) {
        cell(pen, i, typical, top, pitch);
      }
    }
    for (int lane = 0; lane < data.lanes(); lane++) {
      openCell(pen, lane, typical, top, pitch);
    }
    if (data.size() == 0) {
      double middle = top + (data.lanes() * pitch - gap(pitch)) / 2;
      double room = time.right() - left;
      pen.note(messages.text("lanes.empty"), left + room / 2, Math.floor(middle), room);
    }
    crosshair(pen, top, pitch);
  }

  private static double gap(double pitch) {
    return pitch >= 12 ? GAP : 1;
  }

  private void cell(Pen pen, int index, long typical, double top, double pitch) {
    double nanos = data.end(index) - data.start(index);
    double slowness = typical == 0 ? 0 : Math.clamp((nanos / typical - 0.5) / 2, 0, 1);
    Color color =
        data.failed(index)
            ? pen.palette().color(Role.DANGER)
            : typical > 0 && nanos > SLOW * typical
                ? pen.palette().color(Role.ATTENTION)
                : pen.palette().color(Role.SERIES_1, 0.3 + 0.6 * slowness);
    double from = Math.max(time.left(), time.x(data.start(index)));
    double to = Math.min(time.right(), time.x(data.end(index)));
    // A pixel of air between batches, as long as there is room for it.
    double size = to - from > 3 ? to - from - 1 : Math.max(1, to - from);
    pen.context().setFill(color);
    double y = top + data.lane(index) * pitch;
    pen.context().fillRect(from, y, size, pitch - gap(pitch));
  }

  private void openCell(Pen pen, int lane, long typical, double top, double pitch) {
    long since = data.runningSince(lane);
    if (since < 0 || since > time.range().to()) {
      return;
    }
    boolean slow = typical > 0 && axis.latest() - since > SLOW * typical;
    double from = Math.max(time.left(), time.x(since));
    double to = Math.min(time.right(), time.x(axis.latest()));
    if (to - from > 2) {
      pen.context().setStroke(pen.palette().color(slow ? Role.ATTENTION : Role.SERIES_1));
      double y = top + lane * pitch;
      double height = pitch - gap(pitch) - 1;
      pen.context().strokeRect(Math.floor(from) + 0.5, y + 0.5, to - from - 1, height);
    }
  }

  private void crosshair(Pen pen, double top, double pitch) {
    Long at = axis.crosshairProperty().get();
    if (at == null || !time.range().contains(at)) {
      return;
    }
    double x = time.x(at);
    pen.vertical(x, top, top + data.lanes() * pitch - gap(pitch), Role.MUTED);
    int lane = (int) Math.floor((hoverY - top) / pitch);
    if (Double.isNaN(hoverY) || lane < 0 || lane >= data.lanes()) {
      return;
    }
    for (int i = data.size() - 1; i >= 0; i--) {
      if (data.lane(i) == lane && data.start(i) <= at && at <= data.end(i)) {
        double millis = (data.end(i) - data.start(i)) / 1e6;
        String text =
            messages.text(
                data.failed(i) ? "lanes.failed" : "lanes.batch",
                lane + 1,
                formats.value(Quantity.MILLISECONDS, millis));
        pen.text(text, time.right(), pen.lineHeight() / 2, HPos.RIGHT, Role.TEXT);
        return;
      }
    }
  }

  private void moved(MouseEvent event) {
    hoverY = event.getY();
    if (time != null && event.getX() >= time.left() && event.getX() <= time.right()) {
      axis.crosshairProperty().set(time.nanos(event.getX()));
    } else {
      axis.crosshairProperty().set(null);
    }
    redraw();
  }

  private void exited(MouseEvent event) {
    hoverY = Double.NaN;
    axis.crosshairProperty().set(null);
    redraw();
  }
}
