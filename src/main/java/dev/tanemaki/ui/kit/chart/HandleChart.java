package dev.tanemaki.ui.kit.chart;

import dev.tanemaki.ui.kit.theme.Role;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/**
 * A picture with handles on it, to be dragged with the mouse or moved by arrow keys. Tab goes from
 * handle to handle in their order, then on; where all of them go upwards only, left and right do,
 * and Tab leaves. Shift makes arrow keys go ten times as far; Escape lets go and puts the handle
 * back. What a handle means is the heir's; coordinates are pixels of this region.
 */
public abstract class HandleChart extends CanvasRegion {

  /** How a handle may move. */
  public enum Way {
    SIDEWAYS,
    UPWARDS,
    BOTH
  }

  private static final double REACH = 7;
  private static final double RADIUS = 4.5;

  private int focused = -1;
  private int hovered = -1;
  private int dragged = -1;
  private boolean moved;
  private boolean keyed;
  private double grabX;
  private double grabY;

  protected HandleChart(String name) {
    setAccessibleRole(AccessibleRole.SLIDER);
    setAccessibleText(name);
    setAccessibleRoleDescription(name);
    setFocusTraversable(true);
    addEventHandler(MouseEvent.MOUSE_MOVED, event -> hover(handleAt(event)));
    addEventHandler(MouseEvent.MOUSE_EXITED, event -> hover(-1));
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
    addEventHandler(MouseEvent.MOUSE_RELEASED, event -> letGo());
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    addEventHandler(KeyEvent.KEY_RELEASED, event -> endKey());
    focusedProperty().subscribe((before, now) -> focusChanged(now));
  }

  /** How many handles there are. */
  protected abstract int handles();

  protected abstract double handleX(int handle);

  protected abstract double handleY(int handle);

  protected abstract Way way(int handle);

  /** The handle and its number in words. */
  protected abstract String say(int handle);

  /** A hand takes the handle: what it is moved from is to be remembered. */
  protected abstract void take(int handle);

  /** The handle is to be at that place, or as near to it as it may be. */
  protected abstract void move(int handle, double x, double y);

  /** The handle is to move by that many of its own steps. */
  protected abstract void step(int handle, int steps);

  /** The hand has let go. */
  protected abstract void settle(int handle);

  /** Back to where it was when it was taken; {@link #settle} follows. */
  protected abstract void putBack(int handle);

  /** Whether a hand at that place moves the handle as far as itself, rather than to itself. */
  protected boolean holds(int handle, double x, double y) {
    return true;
  }

  /** A handle was chosen by mouse or keyboard. */
  protected void chosen(int handle) {}

  /** Whether a hand or a key is at a handle now. */
  public final boolean busy() {
    return dragged >= 0 || keyed;
  }

  /** The handle that keys move; -1 for none. */
  public final int chosenHandle() {
    return Math.min(focused, handles() - 1);
  }

  /** Lets the keys move that handle from now on. */
  public final void choose(int handle) {
    focused = handle;
    announce();
    redraw();
  }

  /** Paints the handles over what the heir has painted. */
  protected final void paintHandles(Pen pen) {
    for (int i = 0; i < handles(); i++) {
      boolean strong = i == hovered || i == dragged || i == focused && isFocused();
      double radius = strong ? RADIUS + 1.5 : RADIUS;
      double x = Math.round(handleX(i));
      double y = Math.round(handleY(i));
      var context = pen.context();
      context.setFill(pen.palette().color(strong ? Role.ACCENT : Role.SURFACE_RAISED));
      context.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
      context.setStroke(pen.palette().color(Role.ACCENT));
      context.setLineWidth(2);
      context.strokeOval(x - radius, y - radius, 2 * radius, 2 * radius);
      context.setLineWidth(1);
    }
  }

  /** The handle in reach of a place, the last painted first; -1 for none. */
  protected int handleAt(double x, double y) {
    int nearest = -1;
    double least = REACH * REACH;
    for (int i = 0; i < handles(); i++) {
      double dx = x - handleX(i);
      double dy = y - handleY(i);
      double distance = dx * dx + dy * dy;
      if (distance <= least) {
        least = distance;
        nearest = i;
      }
    }
    return nearest;
  }

  private int handleAt(MouseEvent event) {
    return handleAt(event.getX(), event.getY());
  }

  private void hover(int handle) {
    if (handle != hovered) {
      hovered = handle;
      setCursor(
          handle < 0
              ? Cursor.DEFAULT
              : switch (way(handle)) {
                case SIDEWAYS -> Cursor.H_RESIZE;
                case UPWARDS -> Cursor.V_RESIZE;
                case BOTH -> Cursor.HAND;
              });
      redraw();
    }
  }

  private void pressed(MouseEvent event) {
    if (event.getButton() != MouseButton.PRIMARY) {
      return;
    }
    endKey();
    requestFocus();
    int handle = handleAt(event);
    if (handle >= 0) {
      focused = handle;
      dragged = handle;
      moved = false;
      boolean held = holds(handle, event.getX(), event.getY());
      grabX = held ? event.getX() - handleX(handle) : 0;
      grabY = held ? event.getY() - handleY(handle) : 0;
      take(handle);
      chosen(handle);
      announce();
    }
    redraw();
    event.consume();
  }

  private void dragged(MouseEvent event) {
    if (dragged >= 0) {
      moved = true;
      move(dragged, event.getX() - grabX, event.getY() - grabY);
      announce();
      redraw();
      event.consume();
    }
  }

  private void letGo() {
    if (dragged >= 0) {
      int handle = dragged;
      dragged = -1;
      if (moved) {
        settle(handle);
      }
      redraw();
    }
  }

  private void key(KeyEvent event) {
    int handle = chosenHandle();
    switch (event.getCode()) {
      case KeyCode.TAB -> {
        if (!upright()) {
          go(handle + (event.isShiftDown() ? -1 : 1), event);
        }
      }
      case KeyCode.LEFT -> sideways(handle, -1, event);
      case KeyCode.RIGHT -> sideways(handle, 1, event);
      case KeyCode.DOWN -> stepBy(handle, event.isShiftDown() ? -10 : -1, event);
      case KeyCode.UP -> stepBy(handle, event.isShiftDown() ? 10 : 1, event);
      case KeyCode.ESCAPE -> {
        if (busy()) {
          int held = dragged >= 0 ? dragged : handle;
          putBack(held);
          dragged = -1;
          keyed = false;
          settle(held);
          redraw();
          event.consume();
        }
      }
      default -> {}
    }
  }

  /** Where no handle goes sideways, there are many: arrows go among them and Tab leaves. */
  private boolean upright() {
    for (int i = 0; i < handles(); i++) {
      if (way(i) != Way.UPWARDS) {
        return false;
      }
    }
    return true;
  }

  private void sideways(int handle, int direction, KeyEvent event) {
    if (upright()) {
      go(handle + direction, event);
      event.consume();
    } else {
      stepBy(handle, event.isShiftDown() ? 10 * direction : direction, event);
    }
  }

  private void go(int next, KeyEvent event) {
    if (next >= 0 && next < handles()) {
      endKey();
      choose(next);
      chosen(next);
      event.consume();
    }
  }

  private void stepBy(int handle, int steps, KeyEvent event) {
    if (handle >= 0 && dragged < 0) {
      if (!keyed) {
        keyed = true;
        take(handle);
      }
      step(handle, steps);
      announce();
      redraw();
      event.consume();
    }
  }

  private void endKey() {
    if (keyed) {
      keyed = false;
      settle(chosenHandle());
    }
  }

  private void focusChanged(boolean now) {
    endKey();
    if (now && focused < 0 && handles() > 0) {
      focused = 0;
      announce();
    }
    redraw();
  }

  private void announce() {
    int handle = chosenHandle();
    if (handle >= 0) {
      setAccessibleText(say(handle));
      notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }
  }
}
