package dev.tanemaki.ui.plan;

import java.util.List;
import javafx.scene.layout.Region;

/** Shares as little bars, to see at a glance how uneven they are. */
final class ShareBars extends Region {

  private static final double HEIGHT = 16;
  private static final double GAP = 1;
  private static final int MOST = 24;

  private final List<Double> shares;

  /**
   * @param shares the largest is 1
   */
  ShareBars(List<Double> shares) {
    this.shares = shares.subList(0, Math.min(MOST, shares.size()));
    getStyleClass().add("share-bars");
    setMouseTransparent(true);
    for (int i = 0; i < this.shares.size(); i++) {
      var bar = new Region();
      bar.getStyleClass().add("share-bar");
      getChildren().add(bar);
    }
  }

  @Override
  protected double computePrefHeight(double width) {
    return HEIGHT;
  }

  @Override
  protected double computePrefWidth(double height) {
    return shares.size() * 8.0;
  }

  @Override
  protected double computeMaxHeight(double width) {
    return HEIGHT;
  }

  @Override
  protected double computeMaxWidth(double height) {
    return 68;
  }

  @Override
  protected void layoutChildren() {
    double pitch = Math.min(8, getWidth() / shares.size());
    for (int i = 0; i < shares.size(); i++) {
      double height = Math.max(1, Math.rint(shares.get(i) * HEIGHT));
      getChildren()
          .get(i)
          .resizeRelocate(i * pitch, getHeight() - height, Math.max(1, pitch - GAP), height);
    }
  }
}
