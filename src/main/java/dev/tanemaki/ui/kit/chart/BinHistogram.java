package dev.tanemaki.ui.kit.chart;

import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Quantity;
import dev.tanemaki.ui.kit.theme.Role;
import java.util.List;
import java.util.function.DoubleFunction;
import javafx.geometry.HPos;
import javafx.scene.AccessibleRole;
import javafx.scene.input.MouseEvent;

/** Shares of equally wide bins: a column for what is there, a line for what was asked for. */
public final class BinHistogram extends CanvasRegion {

  private static final double LEGEND = 18;

  private final Formats formats;
  private final String title;
  private double low;
  private double width = 1;
  private double[] expected = new double[0];
  private double[] actual = new double[0];
  private DoubleFunction<String> label = Double::toString;
  private List<String> names = List.of();
  private int hovered = -1;
  private double left;
  private double pitch = 1;

  /**
   * @param title what is counted; stands above the columns
   */
  public BinHistogram(String title, Formats formats) {
    this.title = title;
    this.formats = formats;
    getStyleClass().add("tm-bin-histogram");
    setAccessibleRole(AccessibleRole.TEXT);
    setAccessibleText(title);
    setMinSize(80, 72);
    addEventHandler(MouseEvent.MOUSE_MOVED, event -> hover(event.getX()));
    addEventHandler(MouseEvent.MOUSE_EXITED, event -> hover(-1));
  }

  /**
   * Shows bins over a number line.
   *
   * @param from where the first begins
   * @param step how wide each is
   * @param asked share of each; empty where nothing was asked for
   * @param there share of each
   * @param words words for a number of the line
   */
  public void setBins(
      double from, double step, double[] asked, double[] there, DoubleFunction<String> words) {
    low = from;
    width = step;
    expected = asked.clone();
    actual = there.clone();
    label = words;
    names = List.of();
    describe();
  }

  /** Shows a bin for each of these names. */
  public void setBins(List<String> words, double[] asked, double[] there) {
    low = 0;
    width = 1;
    expected = asked.clone();
    actual = there.clone();
    names = List.copyOf(words);
    describe();
  }

  private void describe() {
    int highest = 0;
    for (int i = 1; i < actual.length; i++) {
      highest = actual[i] > actual[highest] ? i : highest;
    }
    setAccessibleText(actual.length == 0 ? title : title + ": " + words(highest));
    redraw();
  }

  @Override
  protected double computePrefHeight(double forWidth) {
    return 140;
  }

  @Override
  protected double computePrefWidth(double forHeight) {
    return 240;
  }

  @Override
  protected void paint(Pen pen, double across, double height) {
    String heading = hovered >= 0 && hovered < actual.length ? words(hovered) : title;
    pen.text(pen.fit(heading, across), 0, LEGEND / 2, HPos.LEFT, Role.MUTED);
    if (actual.length == 0) {
      return;
    }
    double top = LEGEND + pen.lineHeight() / 2;
    double bottom = height - pen.lineHeight();
    double highest = 1e-9;
    for (double share : actual) {
      highest = Math.max(highest, share);
    }
    for (double share : expected) {
      highest = Math.max(highest, share);
    }
    var scale = NiceScale.of(highest, 2, false, false);
    left = 0;
    for (int i = 0; i <= scale.ticks(); i++) {
      left = Math.max(left, pen.width(tick(scale, i)) + 6);
    }
    pitch = (across - left) / actual.length;
    for (int i = 0; i <= scale.ticks(); i++) {
      double y = bottom - (bottom - top) * scale.tick(i) / scale.top();
      pen.horizontal(left, across, y, i == 0 ? Role.BORDER : Role.GRID);
      pen.text(tick(scale, i), left - 6, y, HPos.RIGHT, Role.MUTED);
    }
    columns(pen, top, bottom, scale.top());
    line(pen, top, bottom, scale.top());
    labels(pen, across, height);
  }

  private String tick(NiceScale scale, int index) {
    return formats.tick(Quantity.SHARE, scale.tick(index), scale.step());
  }

  private void columns(Pen pen, double top, double bottom, double highest) {
    var context = pen.context();
    double gap = pitch >= 4 ? 1 : 0;
    for (int i = 0; i < actual.length; i++) {
      double x = left + i * pitch;
      double y = bottom - (bottom - top) * actual[i] / highest;
      context.setFill(pen.palette().color(Role.SERIES_1, i == hovered ? 1 : 0.65));
      context.fillRect(x, y, Math.max(0.5, pitch - gap), bottom - y);
    }
  }

  private void line(Pen pen, double top, double bottom, double highest) {
    if (expected.length == 0) {
      return;
    }
    var context = pen.context();
    context.setStroke(pen.palette().color(Role.TEXT));
    context.setLineWidth(1.5);
    context.beginPath();
    for (int i = 0; i < expected.length; i++) {
      double y = bottom - (bottom - top) * expected[i] / highest;
      if (i == 0) {
        context.moveTo(left, y);
      } else {
        context.lineTo(left + i * pitch, y);
      }
      context.lineTo(left + (i + 1) * pitch, y);
    }
    context.stroke();
    context.setLineWidth(1);
  }

  private void labels(Pen pen, double across, double height) {
    double y = height - pen.lineHeight() / 2 + 2;
    double end = Double.NEGATIVE_INFINITY;
    int most = Math.max(1, (int) Math.ceil(actual.length * 56 / Math.max(1, across - left)));
    int every = names.isEmpty() ? most : 1;
    boolean narrow = names.stream().mapToDouble(pen::width).max().orElse(0) + 8 > pitch;
    for (int i = 0; i < actual.length; i += every) {
      String text =
          names.isEmpty()
              ? label.apply(low + i * width)
              : narrow && names.size() < 12 ? names.get(i).substring(0, 1) : names.get(i);
      double middle = names.isEmpty() ? left + i * pitch : left + (i + 0.5) * pitch;
      double size = pen.width(text);
      double from = Math.clamp(middle - size / 2, left, Math.max(left, across - size));
      if (from >= end + 8) {
        pen.text(text, from, y, HPos.LEFT, Role.MUTED);
        end = from + size;
      }
    }
  }

  private String words(int bin) {
    String place =
        names.isEmpty()
            ? label.apply(low + bin * width)
                + (actual.length > 1 ? " – " + label.apply(low + (bin + 1) * width) : "")
            : names.get(bin);
    String share = place + ": " + formats.value(Quantity.SHARE, actual[bin]);
    return bin < expected.length
        ? share + " / " + formats.value(Quantity.SHARE, expected[bin])
        : share;
  }

  private void hover(double x) {
    int bin = x < left ? -1 : (int) ((x - left) / Math.max(1e-9, pitch));
    if (bin != hovered) {
      hovered = bin;
      redraw();
    }
  }
}
