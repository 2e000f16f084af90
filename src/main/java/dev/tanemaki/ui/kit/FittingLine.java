package dev.tanemaki.ui.kit;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/**
 * Words and figures on one line, as wide as they want to be; one of them takes what room is left.
 * Where there is no room for all, the least important leave as a whole: half a number is a wrong
 * number.
 */
public final class FittingLine extends Pane {

  private final double spacing;
  private final Node filler;
  private final List<Node> spare;

  /**
   * @param spacing in pixels
   * @param filler takes the room that is left, and gives it first
   * @param spare what may leave, the first to go first
   */
  public FittingLine(double spacing, Node filler, List<Node> spare, Node... children) {
    super(children);
    this.spacing = spacing;
    this.filler = filler;
    this.spare = spare;
    setMinWidth(0);
  }

  @Override
  protected double computePrefWidth(double height) {
    return needed(spare.size());
  }

  @Override
  protected double computePrefHeight(double width) {
    return getChildren().stream().mapToDouble(node -> node.prefHeight(-1)).max().orElse(0);
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    int kept = spare.size();
    while (kept > 0 && needed(kept) > getWidth() + 0.5) {
      kept--;
    }
    var gone = spare.subList(0, spare.size() - kept);
    double room = Math.max(0, getWidth() - needed(kept) + width(filler));
    double x = 0;
    for (Node node : getChildren()) {
      // Not unmanaged: that would ask for another layout in the middle of this one.
      node.setVisible(!gone.contains(node));
      if (node.isVisible()) {
        double width = node == filler ? room : width(node);
        double height = node.prefHeight(-1);
        node.resizeRelocate(
            snapPositionX(x), snapPositionY((getHeight() - height) / 2), width, height);
        x += width + spacing;
      }
    }
  }

  /** The width with only the {@code kept} most important of the spare ones. */
  private double needed(int kept) {
    var gone = spare.subList(0, spare.size() - kept);
    var shown = getChildren().stream().filter(node -> !gone.contains(node)).toList();
    return shown.stream().mapToDouble(this::width).sum() + spacing * Math.max(0, shown.size() - 1);
  }

  private double width(Node node) {
    return snapSizeX(node.prefWidth(-1));
  }
}
