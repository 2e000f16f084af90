package dev.tanemaki.ui.session;

import javafx.scene.Parent;

/** One screen as the window sees it. The node is made once and kept while the window has it. */
public interface Screen {

  Parent node();

  /** Called when the operator comes to this screen, to bring it up to date. */
  default void entered() {}

  /**
   * Escape was pressed: leave whatever is open on the screen.
   *
   * @return whether there was something to leave
   */
  default boolean escape() {
    return false;
  }

  /** Called when the window drops the screen: it stops watching its model. */
  default void close() {}
}
