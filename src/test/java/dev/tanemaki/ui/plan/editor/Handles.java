package dev.tanemaki.ui.plan.editor;

import javafx.geometry.Point2D;
import javafx.scene.Node;

/** Where the handles of an editor are, for a robot to take hold of. */
public final class Handles {

  private Handles() {}

  /** The end of the bar of a choice, in the scene. */
  public static Point2D bar(Node root, int choice) {
    var bar = (ChoiceBar) choice(root, choice);
    return bar.localToScene(bar.barEnd(), ChoiceBar.HEIGHT / 2);
  }

  /** The line of a choice, laid out; a list keeps lines in store that are not to be seen. */
  public static Node choice(Node root, int choice) {
    lay(root);
    return root.lookupAll(".choice-bar").stream()
        .filter(each -> ((ChoiceBar) each).index() == choice)
        .filter(each -> each.getParent().isVisible() && each.getParent().getParent().isVisible())
        .findFirst()
        .orElseThrow();
  }

  /** The inner edge between the first band and the second, in the scene. */
  public static Point2D edge(Node bandChart) {
    lay(bandChart);
    var chart = (BandChart) bandChart;
    double first = Double.POSITIVE_INFINITY;
    for (int i = 0; i < chart.handles(); i++) {
      // The first edge is the outer one.
      if (chart.way(i) != BandChart.Way.UPWARDS && chart.handleX(i) > chart.handleX(0) + 8) {
        first = Math.min(first, chart.handleX(i));
      }
    }
    return chart.localToScene(first, chart.getHeight() / 2);
  }

  /** What is asked for between two pulses stands where the one before has left it. */
  private static void lay(Node node) {
    var root = node.getScene().getRoot();
    for (int i = 0; i < 2; i++) {
      root.applyCss();
      root.layout();
    }
  }
}
