package dev.tanemaki.ui.kit;

import javafx.scene.TraversalDirection;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Tab goes on to the next control, as it does everywhere else, where an area would write it. */
public final class TabKey {

  private TabKey() {}

  /** Lets Tab leave the area. */
  public static void leaves(TextArea area) {
    area.addEventFilter(KeyEvent.KEY_PRESSED, event -> leave(area, event));
  }

  /** Leaves the area where the key is Tab; whether it was. */
  public static boolean leave(TextArea area, KeyEvent event) {
    if (event.getCode() != KeyCode.TAB || event.isShortcutDown()) {
      return false;
    }
    area.requestFocusTraversal(
        event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
    event.consume();
    return true;
  }
}
