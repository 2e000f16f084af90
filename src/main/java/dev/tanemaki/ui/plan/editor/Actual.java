package dev.tanemaki.ui.plan.editor;

import java.util.Map;

/** Values of a column as generated rows have them, nulls aside. */
public sealed interface Actual {

  /** Nothing known, or nothing that can be drawn. */
  record None() implements Actual {}

  /**
   * Texts with how many rows have them; a row with an array counts for each of its elements.
   *
   * @param rows how many rows were looked at
   */
  record Texts(Map<String, Long> counts, long rows) implements Actual {}

  /** Numbers in the column's own unit, in any order. The array must not change any more. */
  record Numbers(double[] values) implements Actual {}

  /**
   * Times in the zone of the plan's reference.
   *
   * @param weekdays share of each day from Monday, 7 values of sum 1
   * @param hours share of each hour, 24 values of sum 1
   */
  record Times(double[] weekdays, double[] hours) implements Actual {}
}
