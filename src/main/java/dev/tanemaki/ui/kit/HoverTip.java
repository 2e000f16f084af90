package dev.tanemaki.ui.kit;

import java.util.function.Supplier;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;

/**
 * Tooltips that are made when the pointer comes: each is a window with a scene of its own, and a
 * table that shows other values ten times a second would make thousands of them.
 */
public final class HoverTip {

  private static final double WIDEST = 480;

  private HoverTip() {}

  /**
   * Gives a control a tooltip.
   *
   * @param words what to say of what it shows now; empty for nothing
   */
  public static void on(Control control, Supplier<String> words) {
    control.hoverProperty().subscribe(over -> show(control, over ? words.get() : ""));
  }

  private static void show(Control control, String words) {
    if (words.isEmpty()) {
      control.setTooltip(null);
    } else {
      var tip = new Tooltip(words);
      tip.setWrapText(true);
      tip.setMaxWidth(WIDEST);
      control.setTooltip(tip);
    }
  }
}
