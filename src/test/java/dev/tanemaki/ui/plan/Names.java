package dev.tanemaki.ui.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;

/** What those hear who cannot see: the names of whatever takes the focus. */
final class Names {

  private Names() {}

  /** What takes the focus and has no name, as far as it is to be seen. */
  static List<String> missing(Parent root) {
    var missing = new ArrayList<String>();
    var labelled = new HashSet<Node>();
    for (Node each : root.lookupAll(".label")) {
      if (each instanceof Label label && label.getLabelFor() != null) {
        labelled.add(label.getLabelFor());
      }
    }
    walk(root, labelled, missing);
    return missing;
  }

  private static void walk(Node node, Set<Node> labelled, List<String> missing) {
    if (!node.isVisible() || node.isDisabled()) {
      return;
    }
    if (node.isFocusTraversable() && !named(node) && !labelled.contains(node)) {
      missing.add(node.toString());
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> walk(child, labelled, missing));
    }
  }

  private static boolean named(Node node) {
    return !blank(node.getAccessibleText())
        || node instanceof Labeled labeled && !blank(labeled.getText());
  }

  private static boolean blank(String text) {
    return text == null || text.isBlank();
  }
}
