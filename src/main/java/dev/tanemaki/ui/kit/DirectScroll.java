package dev.tanemaki.ui.kit;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;

/**
 * Has what is in a scroll pane drawn where it stands. JavaFX draws it into a picture first, which
 * is kept for scrolling: what changes under a hand is then drawn twice, and all of it rather than
 * what has changed.
 */
public final class DirectScroll {

  private DirectScroll() {}

  /** For panes whose content changes more often than it is scrolled. */
  public static void in(ScrollPane pane) {
    pane.skinProperty()
        .subscribe(
            skin -> {
              Node viewport = pane.lookup(".viewport");
              if (viewport != null) {
                viewport.setCache(false);
              }
            });
  }
}
