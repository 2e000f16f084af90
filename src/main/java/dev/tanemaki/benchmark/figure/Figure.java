package dev.tanemaki.benchmark.figure;

import java.util.List;

/**
 * A chart.
 *
 * @param name of its file, such as {@code heat-map}
 * @param title says what it shows, for a heading and for who does not see it
 * @param textSize of all text, in the figure's units
 */
public record Figure(
    String name, String title, double width, double height, double textSize, List<Mark> marks) {
  public Figure {
    marks = List.copyOf(marks);
  }

  /** The same under another name of its file. */
  public Figure called(String other) {
    return new Figure(other, title, width, height, textSize, marks);
  }
}
