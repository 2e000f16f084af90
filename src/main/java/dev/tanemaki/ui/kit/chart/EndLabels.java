package dev.tanemaki.ui.kit.chart;

import dev.tanemaki.ui.kit.chart.Series.Style;
import dev.tanemaki.ui.kit.theme.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Rectangle2D;

/** Writes the names of the lines at their right ends, moved apart where they would touch. */
final class EndLabels {

  private EndLabels() {}

  static void paint(
      Pen pen,
      List<Series> series,
      List<Polyline> lines,
      ReferenceLine reference,
      TimeScale time,
      ValueScale values,
      Rectangle2D plot) {
    List<Label> labels = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      double end = lastVisible(lines.get(i), time);
      if (!Double.isNaN(end)) {
        Series one = series.get(i);
        Role role = one.style() == Style.GHOST ? Role.MUTED : one.role();
        labels.add(new Label(one.name(), role, values.y(end)));
      }
    }
    if (reference != null) {
      labels.add(new Label(reference.label(), reference.role(), values.y(reference.value())));
    }
    labels.sort(Comparator.comparingDouble(Label::y));
    double[] ys = apart(labels, pen.lineHeight(), plot);
    double x = plot.getMaxX() + 8;
    for (int i = 0; i < ys.length; i++) {
      Label label = labels.get(i);
      pen.text(pen.fit(label.text(), 120), x, ys[i], HPos.LEFT, label.role());
    }
  }

  private static double lastVisible(Polyline line, TimeScale time) {
    for (int i = line.size() - 1; i >= 0; i--) {
      if (!line.isGap(i) && line.x(i) <= time.range().to()) {
        return line.y(i);
      }
    }
    return Double.NaN;
  }

  /** Down from the top until none touches, then up again from the bottom. */
  private static double[] apart(List<Label> labels, double height, Rectangle2D plot) {
    double[] ys = labels.stream().mapToDouble(Label::y).toArray();
    double lowest = plot.getMaxY();
    for (int i = 0; i < ys.length; i++) {
      double least = i == 0 ? plot.getMinY() : ys[i - 1] + height;
      ys[i] = Math.max(ys[i], least);
    }
    for (int i = ys.length - 1; i >= 0; i--) {
      double most = i == ys.length - 1 ? lowest : ys[i + 1] - height;
      ys[i] = Math.min(ys[i], most);
    }
    return ys;
  }

  private record Label(String text, Role role, double y) {}
}
