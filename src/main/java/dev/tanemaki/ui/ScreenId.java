package dev.tanemaki.ui;

import javafx.scene.input.KeyCode;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The screens in the order of the rail; the first answers to Ctrl+1. */
enum ScreenId {
  RUN(Feather.PLAY_CIRCLE),
  PLAN(Feather.FILE_TEXT),
  VERIFY(Feather.CHECK_SQUARE),
  BENCHMARK(Feather.BAR_CHART_2),
  HISTORY(Feather.CLOCK),
  TARGETS(Feather.DATABASE),
  SETTINGS(Feather.SLIDERS);

  private final Ikon icon;

  ScreenId(Ikon icon) {
    this.icon = icon;
  }

  Ikon icon() {
    return icon;
  }

  /** The digit that, with Ctrl, comes here. */
  int digit() {
    return ordinal() + 1;
  }

  /** The key that, with Ctrl, comes here. */
  KeyCode key() {
    return KeyCode.getKeyCode(String.valueOf(digit()));
  }

  /** The message key of its word. */
  String word() {
    return "rail." + name().toLowerCase(java.util.Locale.ROOT);
  }
}
