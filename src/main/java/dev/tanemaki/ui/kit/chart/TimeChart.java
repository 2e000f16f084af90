package dev.tanemaki.ui.kit.chart;

import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Quantity;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.layout.Region;

/** Quantities over time. */
public final class TimeChart extends Region {

  private final ObservableList<Series> series = FXCollections.observableArrayList();
  private final StringProperty emptyText = new SimpleStringProperty(this, "emptyText", "");
  private final ObjectProperty<ReferenceLine> reference =
      new SimpleObjectProperty<>(this, "reference");

  public TimeChart(String title, Quantity quantity, TimeAxis axis, Formats formats) {}

  /** Drawn in this order, ghosts first of all. */
  public ObservableList<Series> series() {
    return series;
  }

  /** A level to compare with; null for none. */
  public ObjectProperty<ReferenceLine> referenceProperty() {
    return reference;
  }

  /** What the chart will show, said while it has no samples. */
  public StringProperty emptyTextProperty() {
    return emptyText;
  }
}
