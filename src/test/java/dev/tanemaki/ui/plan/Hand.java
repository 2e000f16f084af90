package dev.tanemaki.ui.plan;

import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** What a hand on a mouse does to a node. */
final class Hand {

  private Hand() {}

  static void fire(Node node, EventType<MouseEvent> type, Point2D at) {
    var inScene = node.localToScene(at);
    Event.fireEvent(
        node,
        new MouseEvent(
            type,
            inScene.getX(),
            inScene.getY(),
            inScene.getX(),
            inScene.getY(),
            MouseButton.PRIMARY,
            1,
            false,
            false,
            false,
            false,
            true,
            false,
            false,
            false,
            false,
            false,
            null));
  }
}
