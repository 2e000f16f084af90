package dev.tanemaki.cli;

import java.util.List;

/**
 * How the values of a column are spread, as text.
 *
 * @param bars one per value or range
 * @param notes lines of text below them
 */
record Histogram(List<Bar> bars, List<String> notes) {

  /**
   * @param expected share that the rule asks for; NaN where it does not say
   * @param actual share of the rows that were looked at
   * @param drawn false: only its shares are shown, for it stands for much else
   */
  record Bar(String label, double expected, double actual, boolean drawn) {
    Bar(String label, double expected, double actual) {
      this(label, expected, actual, true);
    }
  }

  Histogram {
    bars = List.copyOf(bars);
    notes = List.copyOf(notes);
  }

  static Histogram ofNotes(String... notes) {
    return new Histogram(List.of(), List.of(notes));
  }
}
