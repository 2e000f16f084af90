package dev.tanemaki.ui.kit.chart;

import dev.tanemaki.ui.kit.theme.Role;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.transform.Transform;

/** A chart as a picture and as figures. */
public final class ChartExport {

  private ChartExport() {}

  /**
   * What the chart shows now, on its theme's raised surface.
   *
   * @param scale pixels of the picture for each of the screen; 2 is good to print
   */
  public static WritableImage image(CanvasRegion chart, double scale) {
    return image(
        chart,
        chart.palette() == null ? Color.WHITE : chart.palette().color(Role.SURFACE_RAISED),
        scale);
  }

  /** The same for a node with several charts, on no ground. */
  public static WritableImage image(Node charts, double scale) {
    return image(charts, Color.TRANSPARENT, scale);
  }

  private static WritableImage image(Node node, Color ground, double scale) {
    var parameters = new SnapshotParameters();
    parameters.setTransform(Transform.scale(scale, scale));
    parameters.setFill(ground);
    return node.snapshot(parameters, null);
  }

  /**
   * All samples of a stretch of time: seconds since the start of the run, then a column per series.
   * Samples of the same instant share a line; nothing measured is an empty field. Numbers are
   * plain, in the base unit of the quantity, with a point, whatever the language.
   */
  public static String csv(List<Series> series, TimeRange range) {
    var text = new StringBuilder("seconds");
    int[] next = new int[series.size()];
    for (int i = 0; i < next.length; i++) {
      text.append(',').append(quoted(series.get(i).name()));
      next[i] = series.get(i).data().indexAtOrAfter(range.from());
    }
    text.append('\n');
    for (long at = earliest(series, next); at <= range.to(); at = earliest(series, next)) {
      text.append(String.format(Locale.ROOT, "%.3f", at / 1e9));
      for (int i = 0; i < next.length; i++) {
        text.append(',');
        SeriesBuffer data = series.get(i).data();
        if (next[i] < data.size() && data.time(next[i]) == at) {
          double value = data.value(next[i]++);
          text.append(Double.isNaN(value) ? "" : plain(value));
        }
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static long earliest(List<Series> series, int[] next) {
    long earliest = Long.MAX_VALUE;
    for (int i = 0; i < next.length; i++) {
      SeriesBuffer data = series.get(i).data();
      if (next[i] < data.size()) {
        earliest = Math.min(earliest, data.time(next[i]));
      }
    }
    return earliest;
  }

  private static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  private static String quoted(String text) {
    return text.matches("[^\",\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
