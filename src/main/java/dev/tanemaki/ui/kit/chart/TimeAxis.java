package dev.tanemaki.ui.kit.chart;

import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The time that several charts share: what they show, where the crosshair stands, what is being
 * selected, and the phases behind the data. Nanoseconds since the start of the run.
 */
public final class TimeAxis implements Observable {

  /** An axis is never shorter, so that the first samples do not race across it. */
  private static final long SHORTEST_WHOLE = 10_000_000_000L;

  /** Ten milliseconds: closer there is nothing to see. */
  private static final long SHORTEST_ZOOM = 10_000_000L;

  private final ObjectProperty<TimeWindow> window =
      new SimpleObjectProperty<>(this, "window", new TimeWindow.Whole());
  private final ReadOnlyObjectWrapper<TimeRange> visible =
      new ReadOnlyObjectWrapper<>(this, "visible", new TimeRange(0, SHORTEST_WHOLE));
  private final ReadOnlyObjectWrapper<TimeRange> zoom = new ReadOnlyObjectWrapper<>(this, "zoom");
  private final ReadOnlyBooleanWrapper paused = new ReadOnlyBooleanWrapper(this, "paused");
  private final ObjectProperty<Long> crosshair = new SimpleObjectProperty<>(this, "crosshair");
  private final ObjectProperty<TimeRange> selection = new SimpleObjectProperty<>(this, "selection");
  private final ObservableList<Phase> phases = FXCollections.observableArrayList();

  /** Counts what happened, so that listeners of all charts hang on one thing. */
  private final ReadOnlyObjectWrapper<Long> changes =
      new ReadOnlyObjectWrapper<>(this, "changes", 0L);

  private long latest;
  private long expected;
  private boolean ended;

  public TimeAxis() {
    window.subscribe(ignored -> update());
    for (ObservableValue<?> part : List.of(visible, crosshair, selection, zoom, paused)) {
      part.subscribe(ignored -> changed());
    }
    phases.addListener((Observable ignored) -> changed());
  }

  /** Tells that the buffers hold samples up to this time; the charts redraw on the next pulse. */
  public void advance(long nanos) {
    latest = Math.max(latest, nanos);
    update();
    if (!paused.get()) {
      changed();
    }
  }

  /** Back to the start, for a new run: no phases, no zoom, not paused. The window stays. */
  public void reset() {
    latest = 0;
    expected = 0;
    ended = false;
    phases.clear();
    crosshair.set(null);
    selection.set(null);
    zoom.set(null);
    paused.set(false);
    update();
  }

  /**
   * Makes room for as long as the run will probably take, such as the length of the previous one
   * whose ghost lies under it; 0 for not known. A longer run makes the axis longer.
   */
  public void setExpected(long nanos) {
    expected = nanos;
    update();
  }

  /** Nothing more will come: the whole run is as wide as the chart, however short it was. */
  public void end() {
    ended = true;
    update();
  }

  /** The time of the newest sample. */
  public long latest() {
    return latest;
  }

  public ObjectProperty<TimeWindow> windowProperty() {
    return window;
  }

  /** What the charts show now: the zoom, else the window. */
  public ReadOnlyObjectProperty<TimeRange> visibleProperty() {
    return visible.getReadOnlyProperty();
  }

  public TimeRange visible() {
    return visible.get();
  }

  /** The part the operator zoomed into; null when not zoomed. */
  public ReadOnlyObjectProperty<TimeRange> zoomProperty() {
    return zoom.getReadOnlyProperty();
  }

  /** Shows this part, and no other while time goes on. */
  public void zoomTo(TimeRange range) {
    long missing = SHORTEST_ZOOM - range.nanos();
    zoom.set(
        missing <= 0
            ? range
            : new TimeRange(range.from() - missing / 2, range.to() + missing - missing / 2));
    update();
  }

  /** Back to the window. */
  public void resetZoom() {
    zoom.set(null);
    update();
  }

  /** While paused the picture stands still; samples are still taken. */
  public ReadOnlyBooleanProperty pausedProperty() {
    return paused.getReadOnlyProperty();
  }

  public void setPaused(boolean pause) {
    paused.set(pause);
    update();
  }

  /** The instant at which all charts read out their values; null for none. */
  public ObjectProperty<Long> crosshairProperty() {
    return crosshair;
  }

  /** What is being dragged over in one of the charts; null for nothing. */
  public ObjectProperty<TimeRange> selectionProperty() {
    return selection;
  }

  /** In order of time, not overlapping. */
  public ObservableList<Phase> phases() {
    return phases;
  }

  /** Fires when anything that charts draw may have changed. */
  @Override
  public void addListener(InvalidationListener listener) {
    changes.addListener(listener);
  }

  @Override
  public void removeListener(InvalidationListener listener) {
    changes.removeListener(listener);
  }

  private void changed() {
    changes.set(changes.get() + 1);
  }

  private void update() {
    if (zoom.get() != null) {
      visible.set(zoom.get());
    } else if (!paused.get()) {
      visible.set(
          switch (window.get()) {
            case TimeWindow.Whole() ->
                ended && latest > 0
                    ? new TimeRange(0, Math.max(latest, SHORTEST_ZOOM))
                    : new TimeRange(0, Math.max(Math.max(latest, expected), SHORTEST_WHOLE));
            case TimeWindow.Last(var length) -> {
              long nanos = length.toNanos();
              long from = Math.max(0, latest - nanos);
              yield new TimeRange(from, from + nanos);
            }
          });
    }
  }
}
