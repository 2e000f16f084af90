package dev.tanemaki.ui.plan.editor;

import dev.tanemaki.ui.kit.chart.Pen;
import dev.tanemaki.ui.kit.text.Messages;
import dev.tanemaki.ui.kit.theme.Role;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** Says which of the two colours is what came out. */
final class Legend extends Label {

  private final Region mark = new Region();
  private final String words;

  Legend(Messages texts) {
    words = texts.text("actual.rows");
    mark.getStyleClass().add("legend-mark");
    getStyleClass().addAll("tm-small", "tm-muted");
    setMinWidth(USE_PREF_SIZE);
  }

  /** Takes no room while nothing came out that could be told apart. */
  void show(boolean shown) {
    setText(shown ? words : "");
    setGraphic(shown ? mark : null);
  }

  /** The same on a canvas, at its right edge. */
  static void paint(Pen pen, Messages texts, double right, double y) {
    String text = texts.text("actual.rows");
    pen.text(text, right, y, HPos.RIGHT, Role.MUTED);
    pen.context().setFill(pen.palette().color(Role.SERIES_2));
    pen.context().fillRect(right - pen.width(text) - 16, y - 1, 10, 2);
  }
}
