package dev.tanemaki.ui.kit;

import java.util.Locale;
import javafx.scene.Node;

/** How serious something is; gives a node its colour through a style class. */
public enum Tone {
  NEUTRAL,
  INFO,
  POSITIVE,
  ATTENTION,
  DANGER;

  /** The class {@code theme.css} knows, as in {@code tm-danger}. */
  public String styleClass() {
    return "tm-tone-" + name().toLowerCase(Locale.ROOT);
  }

  /** Gives the node this tone in place of another. */
  public void applyTo(Node node) {
    for (Tone other : values()) {
      node.getStyleClass().remove(other.styleClass());
    }
    node.getStyleClass().add(styleClass());
  }
}
