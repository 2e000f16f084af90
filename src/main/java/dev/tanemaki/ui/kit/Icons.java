package dev.tanemaki.ui.kit;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** Makes icons that take size and colour from css. */
public final class Icons {

  private Icons() {}

  /** A decoration: it needs no accessible text because words stand beside it. */
  public static FontIcon of(Ikon icon) {
    FontIcon node = new FontIcon(icon);
    node.getStyleClass().add("tm-icon");
    node.setMouseTransparent(true);
    return node;
  }
}
