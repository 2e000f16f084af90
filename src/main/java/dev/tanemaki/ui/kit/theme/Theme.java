package dev.tanemaki.ui.kit.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.ColorScheme;

/** The two looks of the console. */
public enum Theme {
  LIGHT(new PrimerLight().getUserAgentStylesheet(), "roles-light.css", ColorScheme.LIGHT),
  DARK(new PrimerDark().getUserAgentStylesheet(), "roles-dark.css", ColorScheme.DARK);

  private final String base;
  private final String roles;
  private final ColorScheme scheme;

  Theme(String base, String roles, ColorScheme scheme) {
    this.base = base;
    this.roles = roles;
    this.scheme = scheme;
  }

  /** The theme that goes with what the desktop prefers. */
  public static Theme of(ColorScheme scheme) {
    return scheme == ColorScheme.DARK ? DARK : LIGHT;
  }

  String base() {
    return base;
  }

  String roles() {
    return roles;
  }

  ColorScheme scheme() {
    return scheme;
  }
}
