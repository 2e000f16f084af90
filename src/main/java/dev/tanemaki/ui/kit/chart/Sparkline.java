package dev.tanemaki.ui.kit.chart;

import dev.tanemaki.ui.kit.theme.Role;
import java.time.Duration;

/** The shape of the recent past, without axes, beside a number that says how much. */
public final class Sparkline extends CanvasRegion {

  private final Series series;
  private final TimeWindow.Last window;
  private final Polyline line = new Polyline();

  /**
   * @param window how far back it looks from the newest sample
   */
  public Sparkline(Role role, SeriesBuffer data, Duration window) {
    this.series = Series.filled("", role, data);
    this.window = new TimeWindow.Last(window);
    getStyleClass().add("tm-sparkline");
    setMinSize(32, 16);
    setPrefSize(80, 24);
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
  }

  /** To be called after the buffer was filled. */
  public void refresh() {
    redraw();
  }

  @Override
  protected void paint(Pen pen, double width, double height) {
    SeriesBuffer data = series.data();
    if (data.isEmpty()) {
      pen.horizontal(0, width, height - 1, Role.GRID);
      return;
    }
    long latest = data.lastTime();
    var range = new TimeRange(latest - window.length().toNanos(), Math.max(latest, 1));
    Reducer.reduce(data, range, (int) width, series.gapAfter().toNanos(), line);
    double highest = 0;
    for (int i = 0; i < line.size(); i++) {
      highest = line.y(i) > highest ? line.y(i) : highest;
    }
    LinePainter.paint(
        pen,
        series,
        line,
        new TimeScale(range, 0, width - 2),
        new ValueScale(highest > 0 ? highest : 1, 2, height - 1));
  }
}
