package dev.tanemaki.benchmark.figure;

/** What a colour means; whoever draws knows the colour. */
public enum Ink {
  TEXT,
  MUTED,
  SURFACE,
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
  SERIES_6;

  private static final Ink[] SERIES = {SERIES_1, SERIES_2, SERIES_3, SERIES_4, SERIES_5, SERIES_6};

  /** Of the series of that number; they repeat after six. */
  public static Ink series(int number) {
    return SERIES[number % SERIES.length];
  }
}
