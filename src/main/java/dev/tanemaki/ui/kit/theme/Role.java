package dev.tanemaki.ui.kit.theme;

import java.util.Locale;

/** What a colour means. Each role is the looked-up css colour {@link #variable()}. */
public enum Role {
  TEXT,
  MUTED,
  /** Text on a fill in the colour of an environment. */
  ON_FILL,
  SURFACE,
  SURFACE_RAISED,
  BORDER,
  GRID,
  ACCENT,
  POSITIVE,
  ATTENTION,
  DANGER,
  /** A line of a previous run; too faint for text. */
  GHOST,
  SERIES_1,
  SERIES_2,
  SERIES_3,
  SERIES_4,
  SERIES_5,
  SERIES_6,
  /** The environments are fills and edges, not colours of text. */
  ENVIRONMENT_SANDBOX,
  ENVIRONMENT_DEVELOPMENT,
  ENVIRONMENT_STAGING,
  ENVIRONMENT_PRODUCTION;

  /** The name in css, as in {@code -tm-surface-raised}. */
  public String variable() {
    return "-tm-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
