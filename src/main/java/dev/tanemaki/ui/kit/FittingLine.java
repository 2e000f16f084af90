package dev.tanemaki.ui.kit;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;

/**
 * Words and figures on one line. Where there is no room for all, the least important leave as a
 * whole: half a number is a wrong number.
 */
final class FittingLine extends HBox {

  private final List<Node> spare;

  /**
   * @param spare what may leave, the first to go first
   */
  FittingLine(List<Node> spare, Node... children) {
    super(children);
    this.spare = spare;
    setAlignment(Pos.CENTER_LEFT);
    setMinWidth(0);
  }

  @Override
  protected double computePrefWidth(double height) {
    return needed(spare.size());
  }

  @Override
  protected void layoutChildren() {
    int kept = spare.size();
    while (kept > 0 && needed(kept) > getWidth() + 0.5) {
      kept--;
    }
    for (Node node : spare) {
      boolean stays = spare.indexOf(node) >= spare.size() - kept;
      if (node.isManaged() != stays) {
        node.setManaged(stays);
        node.setVisible(stays);
      }
    }
    super.layoutChildren();
  }

  /** The width with only the {@code kept} most important of the spare ones. */
  private double needed(int kept) {
    var left = spare.subList(0, spare.size() - kept);
    double width = snappedLeftInset() + snappedRightInset();
    int count = 0;
    for (Node node : getChildren()) {
      if (!left.contains(node)) {
        width += snapSizeX(node.prefWidth(-1));
        count++;
      }
    }
    return width + Math.max(0, count - 1) * snapSpaceX(getSpacing());
  }
}
