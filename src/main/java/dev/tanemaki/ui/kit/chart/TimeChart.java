package dev.tanemaki.ui.kit.chart;

import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import dev.tanemaki.ui.kit.text.Quantity;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;

/**
 * A quantity over time: thin lines from zero, light fill, horizontal grid, names at the ends of the
 * lines. Charts with the same {@link TimeAxis} show the same stretch, share one crosshair and zoom
 * together.
 *
 * <p>Mouse: hover reads out all series, drag zooms, double-click goes back. Keys: arrows move the
 * crosshair (with Shift faster), plus and minus zoom around it, Home and End go to the edges,
 * Escape lets go of the crosshair, then of the zoom.
 */
public final class TimeChart extends CanvasRegion {

  private final String title;
  private final Quantity quantity;
  private final TimeAxis axis;
  private final Formats formats;
  private final ObservableList<Series> series = FXCollections.observableArrayList();
  private final StringProperty emptyText;
  private final ObjectProperty<ReferenceLine> reference =
      new SimpleObjectProperty<>(this, "reference");
  private final DoubleProperty reach = new SimpleDoubleProperty(this, "reach", 0);
  private final TimeChartPainter painter;
  private final InvalidationListener changed = source -> redraw();

  /**
   * @param title as the operator reads it
   * @param quantity of all series
   */
  public TimeChart(String title, Quantity quantity, TimeAxis axis, Formats formats) {
    this.title = title;
    this.quantity = quantity;
    this.axis = axis;
    this.formats = formats;
    Messages messages = Messages.of(TimeChart.class, formats.locale());
    emptyText = new SimpleStringProperty(this, "emptyText", messages.text("chart.empty"));
    painter = new TimeChartPainter(this);
    axis.addListener(new WeakInvalidationListener(changed));
    series.addListener(changed);
    emptyText.subscribe(ignored -> redraw());
    reference.subscribe(ignored -> redraw());
    reach.subscribe(ignored -> redraw());
    focusedProperty().subscribe(ignored -> redraw());
    getStyleClass().add("tm-time-chart");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.TEXT);
    setAccessibleText(title);
    setAccessibleHelp(messages.text("chart.help"));
    setMinSize(120, 80);
    setPrefSize(360, 160);
    new TimeChartInput(this);
  }

  public String title() {
    return title;
  }

  public Quantity quantity() {
    return quantity;
  }

  public TimeAxis axis() {
    return axis;
  }

  public Formats formats() {
    return formats;
  }

  /** Drawn in this order, ghosts first of all. */
  public ObservableList<Series> series() {
    return series;
  }

  /** A level to compare with, such as the ceiling; null for none. */
  public ObjectProperty<ReferenceLine> referenceProperty() {
    return reference;
  }

  /** What the chart will show, said while it has no samples. */
  public StringProperty emptyTextProperty() {
    return emptyText;
  }

  /** The vertical axis reaches at least this far, as 1 for a share; 0 leaves it to the data. */
  public DoubleProperty reachProperty() {
    return reach;
  }

  /** No sample in any series but ghosts. */
  public boolean isEmpty() {
    return series.stream()
        .allMatch(one -> one.style() == Series.Style.GHOST || one.data().isEmpty());
  }

  /** Where the data are drawn, in pixels of this chart; null before the first paint. */
  public Rectangle2D plot() {
    return painter.plot();
  }

  /** The instant at {@code x} pixels from the left of this chart. */
  long nanosAt(double x) {
    return new TimeScale(axis.visible(), plot().getMinX(), plot().getMaxX()).nanos(x);
  }

  /** The value of a series at an instant, NaN where it has a gap. */
  static double valueAt(Series series, long nanos, long tolerance) {
    SeriesBuffer data = series.data();
    int index = data.indexNearest(nanos);
    if (index < 0) {
      return Double.NaN;
    }
    long reach = Math.max(tolerance, series.gapAfter().toNanos() / 2);
    return Math.abs(data.time(index) - nanos) <= reach ? data.value(index) : Double.NaN;
  }

  /** Says the values at the crosshair, or the newest, to those who cannot see them. */
  void describe() {
    Long at = axis.crosshairProperty().get();
    String values =
        series.stream()
            .map(
                one ->
                    one.name()
                        + " "
                        + formats.value(
                            quantity, at == null ? one.data().lastValue() : valueAt(one, at, 0)))
            .collect(Collectors.joining(", "));
    String when = at == null ? "" : formats.instant(at, axis.visible().nanos() / 60) + ", ";
    setAccessibleText(isEmpty() ? title + ". " + emptyText.get() : title + ": " + when + values);
  }

  @Override
  protected void paint(Pen pen, double width, double height) {
    painter.paint(pen, width, height);
  }
}
