package dev.tanemaki.ui.kit.chart;

import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** Mouse and keys of a time chart. */
final class TimeChartInput {

  /** A shorter drag is a click that trembled, pixels. */
  private static final double SHORTEST_DRAG = 4;

  private final TimeChart chart;
  private final TimeAxis axis;
  private double pressedX = Double.NaN;

  TimeChartInput(TimeChart chart) {
    this.chart = chart;
    this.axis = chart.axis();
    chart.addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
    chart.addEventHandler(MouseEvent.MOUSE_EXITED, this::exited);
    chart.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    chart.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
    chart.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
    chart.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
    chart.focusedProperty().subscribe(focused -> chart.describe());
  }

  private void moved(MouseEvent event) {
    boolean inside =
        chart.plot() != null
            && event.getX() >= chart.plot().getMinX()
            && event.getX() <= chart.plot().getMaxX();
    axis.crosshairProperty().set(inside ? (Long) chart.nanosAt(event.getX()) : null);
  }

  private void exited(MouseEvent event) {
    if (Double.isNaN(pressedX)) {
      axis.crosshairProperty().set(null);
    }
  }

  private void pressed(MouseEvent event) {
    if (event.getButton() != MouseButton.PRIMARY || chart.plot() == null) {
      return;
    }
    chart.requestFocus();
    if (event.getClickCount() == 2) {
      axis.resetZoom();
    } else {
      pressedX = event.getX();
    }
    event.consume();
  }

  private void dragged(MouseEvent event) {
    if (Double.isNaN(pressedX)) {
      return;
    }
    axis.crosshairProperty().set(chart.nanosAt(event.getX()));
    long from = chart.nanosAt(Math.min(pressedX, event.getX()));
    long to = chart.nanosAt(Math.max(pressedX, event.getX()));
    boolean far = Math.abs(event.getX() - pressedX) >= SHORTEST_DRAG && from < to;
    axis.selectionProperty().set(far ? new TimeRange(from, to) : null);
    event.consume();
  }

  private void released(MouseEvent event) {
    TimeRange selection = axis.selectionProperty().get();
    if (!Double.isNaN(pressedX) && selection != null) {
      axis.selectionProperty().set(null);
      axis.zoomTo(selection);
    }
    pressedX = Double.NaN;
    if (!chart.contains(event.getX(), event.getY())) {
      axis.crosshairProperty().set(null);
    }
  }

  private void keyPressed(KeyEvent event) {
    TimeRange visible = axis.visible();
    double share = event.isShiftDown() ? 0.1 : 0.01;
    switch (event.getCode()) {
      case LEFT, KP_LEFT -> moveCrosshair(-Math.round(visible.nanos() * share));
      case RIGHT, KP_RIGHT -> moveCrosshair(Math.round(visible.nanos() * share));
      case HOME -> setCrosshair(visible.from());
      case END -> setCrosshair(Math.min(visible.to(), axis.latest()));
      case PLUS, ADD, EQUALS, SEMICOLON -> zoom(0.5);
      case MINUS, SUBTRACT -> zoom(2);
      case ESCAPE -> {
        if (axis.selectionProperty().get() != null) {
          axis.selectionProperty().set(null);
          pressedX = Double.NaN;
        } else if (axis.crosshairProperty().get() != null) {
          axis.crosshairProperty().set(null);
        } else if (axis.zoomProperty().get() != null) {
          axis.resetZoom();
        } else {
          return;
        }
      }
      default -> {
        return;
      }
    }
    chart.describe();
    event.consume();
  }

  private void moveCrosshair(long nanos) {
    Long now = axis.crosshairProperty().get();
    setCrosshair((now == null ? Math.min(axis.latest(), axis.visible().to()) : now) + nanos);
  }

  private void setCrosshair(long nanos) {
    TimeRange visible = axis.visible();
    axis.crosshairProperty().set(Math.clamp(nanos, visible.from(), visible.to()));
  }

  /** Zooms around the crosshair; zooming out beyond the window goes back to it. */
  private void zoom(double factor) {
    TimeRange visible = axis.visible();
    Long crosshair = axis.crosshairProperty().get();
    double centre = crosshair == null ? visible.from() + visible.nanos() / 2.0 : crosshair;
    long from = Math.round(Math.max(0, centre - (centre - visible.from()) * factor));
    long to = Math.round(centre + (visible.to() - centre) * factor);
    if (factor > 1 && (axis.zoomProperty().get() == null || to - from >= axis.latest())) {
      axis.resetZoom();
    } else if (from < to) {
      axis.zoomTo(new TimeRange(from, to));
    }
  }
}
