package dev.tanemaki.plan;

import java.util.List;

/**
 * What a column of a row may hold, to a check.
 *
 * @param nulls whether it may be null instead
 */
record Cell(Kind kind, boolean nulls) {

  static final Cell NULL = new Cell(new Nothing(), true);
  static final Cell ANYTHING = new Cell(new Any(), true);

  static Cell point(String text, boolean nulls) {
    return new Cell(new Point(text), nulls);
  }

  sealed interface Kind {}

  /** That value. */
  record Point(String text) implements Kind {}

  /** A number in one of these. */
  record Ranges(List<Domain.Span> spans) implements Kind {}

  record Nothing() implements Kind {}

  record Any() implements Kind {}
}
