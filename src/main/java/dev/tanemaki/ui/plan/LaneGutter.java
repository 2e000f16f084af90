package dev.tanemaki.ui.plan;

import javafx.scene.layout.Region;

/** The piece of the foreign keys' lines that stands beside one table. */
final class LaneGutter extends Region {

  private static final double PITCH = 8;
  private static final double DOT = 5;

  private ForeignKeyLanes lanes = new ForeignKeyLanes(java.util.List.of());
  private int row;

  LaneGutter() {
    getStyleClass().add("lane-gutter");
    setMouseTransparent(true);
  }

  void show(ForeignKeyLanes shown, int index) {
    lanes = shown;
    row = index;
    getChildren().clear();
    for (var lane : lanes.lanes()) {
      boolean child = row == lane.child();
      add(lane.above(row), "lane");
      add(lane.below(row), "lane");
      add(lane.joins(row), "lane");
      add(lane.joins(row), child ? "lane-child" : "lane-parent");
    }
    requestLayout();
  }

  private void add(boolean visible, String style) {
    var part = new Region();
    part.getStyleClass().add(style);
    part.setVisible(visible);
    getChildren().add(part);
  }

  @Override
  protected double computePrefWidth(double height) {
    return lanes.lanes().isEmpty() ? 0 : lanes.lanes().size() * PITCH + 4;
  }

  @Override
  protected void layoutChildren() {
    double height = getHeight();
    double middle = Math.floor(height / 2);
    double right = getWidth();
    for (int i = 0; i < lanes.lanes().size(); i++) {
      double x = i * PITCH + 2;
      var parts = getChildren().subList(4 * i, 4 * i + 4);
      parts.get(0).resizeRelocate(x, -8, 1, middle + 8);
      parts.get(1).resizeRelocate(x, middle, 1, height - middle + 8);
      parts.get(2).resizeRelocate(x, middle, right - x, 1);
      parts.get(3).resizeRelocate(right - DOT, middle - 2, DOT, DOT);
    }
  }
}
