package dev.tanemaki.ui.kit.chart;

import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import dev.tanemaki.ui.kit.text.Quantity;
import dev.tanemaki.ui.kit.theme.Role;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.AccessibleRole;
import javafx.scene.input.MouseEvent;

/**
 * Shares of the values of a column: a bar for what is there, a mark for what the plan asks for. One
 * line per value, since the names are often long; what has no room is counted below.
 */
public final class BarHistogram extends CanvasRegion {

  private static final double BAR = 8;
  private static final double GAP = 8;

  private final Formats formats;
  private final Messages messages;
  private List<Bar> bars = List.of();
  private int hovered = -1;
  private double pitch = 20;
  private double top;

  public BarHistogram(Formats formats) {
    this.formats = formats;
    this.messages = Messages.of(BarHistogram.class, formats.locale());
    getStyleClass().add("tm-bar-histogram");
    setAccessibleRole(AccessibleRole.TEXT);
    setMinSize(160, 60);
    addEventHandler(MouseEvent.MOUSE_MOVED, event -> hover(event.getY()));
    addEventHandler(MouseEvent.MOUSE_EXITED, event -> hover(-1));
  }

  /**
   * One value.
   *
   * @param expected share that the plan asks for, 0 to 1; NaN where it asks for none
   * @param actual share that was counted, 0 to 1
   */
  public record Bar(String name, double expected, double actual) {}

  /** Shows these values in this order. */
  public void setBars(List<Bar> shares) {
    boolean more = bars.size() != shares.size();
    bars = List.copyOf(shares);
    var text = new StringBuilder();
    for (Bar bar : bars) {
      text.append(describe(bar)).append(". ");
    }
    setAccessibleText(text.toString());
    if (more) {
      requestLayout();
    }
    redraw();
  }

  @Override
  protected double computePrefHeight(double width) {
    return 24 + Math.max(4, bars.size()) * 20.0;
  }

  @Override
  protected double computePrefWidth(double height) {
    return 320;
  }

  @Override
  protected void paint(Pen pen, double width, double height) {
    pitch = Math.max(20, pen.lineHeight() + 2);
    top = pen.lineHeight() + 4;
    if (bars.isEmpty()) {
      pen.note(messages.text("histogram.empty"), width / 2, Math.floor(height / 2), width);
      return;
    }
    legend(pen);
    int room = (int) Math.max(1, Math.floor((height - top) / pitch));
    int shown = bars.size() <= room ? bars.size() : Math.max(1, room - 1);
    double names = 0;
    double numbers = 0;
    double highest = 0;
    for (Bar bar : bars.subList(0, shown)) {
      names = Math.max(names, pen.width(bar.name()));
      numbers = Math.max(numbers, pen.width(formats.value(Quantity.SHARE, bar.actual())));
      highest = bar.actual() > highest ? bar.actual() : highest;
      highest = bar.expected() > highest ? bar.expected() : highest;
    }
    names = Math.min(names, width * 0.4);
    double left = names + GAP;
    double length = Math.max(1, width - left - numbers - GAP);
    for (int i = 0; i < shown; i++) {
      row(pen, i, names, left, length / Math.max(highest, 1e-9), width);
    }
    if (shown < bars.size()) {
      String more = messages.text("histogram.more", bars.size() - shown);
      pen.text(more, left, top + shown * pitch + pitch / 2, HPos.LEFT, Role.MUTED);
    }
  }

  private void legend(Pen pen) {
    var context = pen.context();
    double y = Math.round(pen.lineHeight() / 2);
    if (hovered >= 0 && hovered < bars.size()) {
      pen.text(describe(bars.get(hovered)), 0, y, HPos.LEFT, Role.TEXT);
      return;
    }
    context.setFill(pen.palette().color(Role.SERIES_1));
    context.fillRect(0, y - BAR / 2, 12, BAR);
    String actual = messages.text("histogram.actual");
    pen.text(actual, 16, y, HPos.LEFT, Role.MUTED);
    double x = 16 + pen.width(actual) + 16;
    context.setFill(pen.palette().color(Role.TEXT));
    context.fillRect(x, y - 6, 2, 12);
    pen.text(messages.text("histogram.expected"), x + 8, y, HPos.LEFT, Role.MUTED);
  }

  private void row(Pen pen, int index, double names, double left, double scale, double width) {
    Bar bar = bars.get(index);
    var context = pen.context();
    double y = Math.round(top + index * pitch + pitch / 2);
    if (index == hovered) {
      context.setFill(pen.palette().color(Role.GRID, 0.6));
      context.fillRect(0, y - pitch / 2, width, pitch);
    }
    pen.text(pen.fit(bar.name(), names), 0, y, HPos.LEFT, Role.TEXT);
    context.setFill(pen.palette().color(Role.SERIES_1));
    context.fillRect(left, y - BAR / 2, Math.max(0, bar.actual() * scale), BAR);
    if (!Double.isNaN(bar.expected())) {
      context.setFill(pen.palette().color(Role.TEXT));
      context.fillRect(Math.round(left + bar.expected() * scale) - 1, y - 6, 2, 12);
    }
    pen.text(formats.value(Quantity.SHARE, bar.actual()), width, y, HPos.RIGHT, Role.TEXT);
  }

  private String describe(Bar bar) {
    return messages.text(
        "histogram.bar",
        bar.name(),
        formats.value(Quantity.SHARE, bar.actual()),
        formats.value(Quantity.SHARE, bar.expected()));
  }

  private void hover(double y) {
    int index = y < top ? -1 : (int) ((y - top) / pitch);
    if (index != hovered) {
      hovered = index;
      redraw();
    }
  }
}
