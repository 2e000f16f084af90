package dev.tanemaki.ui.kit.theme;

import java.util.Locale;

/** What a colour means. Each role is the looked-up css colour {@link #variable()}. */
public enum Role {
  TEXT,
  MUTED,
  ON_FILL,
  SURFACE,
  SURFACE_RAISED,
  BORDER,
  GRID,
  ACCENT,
  POSITIVE,
  ATTENTION,
  DANGER,
  GHOST,
  SERIES_1,
  SERIES_2,
  SERIES_3,
  SERIES_4,
  SERIES_5,
  SERIES_6,
  ENVIRONMENT_SANDBOX,
  ENVIRONMENT_DEVELOPMENT,
  ENVIRONMENT_STAGING,
  ENVIRONMENT_PRODUCTION;

  /** The name in css, as in {@code -tm-surface-raised}. */
  public String variable() {
    return "-tm-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
