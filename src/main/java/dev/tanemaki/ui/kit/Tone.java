package dev.tanemaki.ui.kit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;

/** How serious something is; gives a node its colour through a style class. */
public enum Tone {
  NEUTRAL,
  INFO,
  POSITIVE,
  ATTENTION,
  DANGER;

  private static final Set<String> ALL =
      Arrays.stream(values()).map(Tone::styleClass).collect(Collectors.toUnmodifiableSet());

  /** The class {@code theme.css} knows, as in {@code tm-danger}. */
  public String styleClass() {
    return "tm-tone-" + name().toLowerCase(Locale.ROOT);
  }

  /** Gives the node this tone in place of another. */
  public void applyTo(Node node) {
    var classes = node.getStyleClass();
    // Every change makes the scene apply its styles anew, and most calls change nothing.
    if (!classes.contains(styleClass())) {
      classes.removeIf(ALL::contains);
      classes.add(styleClass());
    }
  }
}
