package dev.tanemaki.ui.plan.editor;

import dev.tanemaki.ui.kit.chart.Pen;
import dev.tanemaki.ui.kit.theme.Role;
import java.util.HashMap;
import java.util.Map;
import javafx.geometry.HPos;

/**
 * The names of choices in two columns, the key and the words for it; measured once for all lines,
 * so that the bars begin at one edge.
 */
final class ChoiceLabels {

  private static final double GAP = 8;

  private final ChoiceModel model;
  private final String others;
  private final Map<String, String> fitted = new HashMap<>();
  private double room = -1;
  private double font = -1;
  private double keys;
  private double words;

  /**
   * @param others words for all keys that are not listed
   */
  ChoiceLabels(ChoiceModel model, String others) {
    this.model = model;
    this.others = others;
  }

  /** The choices have changed: measure anew. */
  void forget() {
    room = -1;
  }

  void measure(Pen pen, double most) {
    if (most == room && pen.lineHeight() == font) {
      return;
    }
    room = most;
    font = pen.lineHeight();
    fitted.clear();
    keys = 0;
    words = 0;
    for (int i = 0; i < model.choices().size(); i++) {
      if (model.isOthers(i)) {
        words = Math.max(words, pen.width(others));
      } else if (named(i)) {
        keys = Math.max(keys, pen.width(model.choice(i).key()) + GAP);
        words = Math.max(words, pen.width(model.label(i)));
      } else {
        words = Math.max(words, pen.width(model.choice(i).key()));
      }
    }
    keys = Math.min(keys, most * 0.4);
    words = Math.min(words, most - keys);
  }

  /** Of both columns, pixels. */
  double width() {
    return keys + words;
  }

  void paint(Pen pen, int index, double x, double y, Role role) {
    if (model.isOthers(index)) {
      pen.text(fit(pen, others, width()), x, y, HPos.LEFT, Role.MUTED);
    } else if (named(index)) {
      pen.text(fit(pen, model.choice(index).key(), keys - GAP), x, y, HPos.LEFT, Role.MUTED);
      pen.text(fit(pen, model.label(index), words), x + keys, y, HPos.LEFT, role);
    } else {
      pen.text(fit(pen, model.choice(index).key(), width()), x, y, HPos.LEFT, role);
    }
  }

  private String fit(Pen pen, String text, double width) {
    return fitted.computeIfAbsent(text, t -> pen.fit(t, width));
  }

  private boolean named(int index) {
    return !model.label(index).equals(model.choice(index).key());
  }
}
