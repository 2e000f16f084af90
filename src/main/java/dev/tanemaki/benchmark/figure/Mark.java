package dev.tanemaki.benchmark.figure;

import java.util.List;

/** One thing in a figure; distances in its units, from the upper left. */
public sealed interface Mark {

  /** A filled rectangle; {@code opacity} 0 to 1. */
  record Box(double x, double y, double width, double height, Ink ink, double opacity)
      implements Mark {}

  /** The edge of a rectangle. */
  record Frame(double x, double y, double width, double height, Ink ink, double thickness)
      implements Mark {}

  /** A line through points. */
  record Path(List<Point> points, Ink ink, double thickness, boolean dashed) implements Mark {
    public Path {
      points = List.copyOf(points);
    }
  }

  record Point(double x, double y) {}

  record Dot(double x, double y, double radius, Ink ink) implements Mark {}

  /** Text whose vertical middle is at {@code y}. */
  record Text(double x, double y, String text, Ink ink, Anchor anchor, boolean bold)
      implements Mark {}

  /** Which end of a text is at its place. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }
}
