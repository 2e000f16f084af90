package dev.tanemaki.verify;

/**
 * How far it is looked into whether rows follow the plan. Constraints are looked at on all rows.
 */
public sealed interface Depth {

  /**
   * What a run ends with. Of so many rows a share that is two points off its plan is found for
   * certain, and they are read in a fraction of the time that a million took to load.
   */
  Depth AFTER_LOAD = new Chance(100_000);

  /** Every rule of the plan, on all rows. */
  record Everything() implements Depth {}

  /**
   * Every rule of the plan: on all rows where it leaves nothing to chance, else on a sample.
   *
   * @param rows of each table, about so many, from 1; all where it has not many more
   */
  record Sample(long rows) implements Depth {
    public Sample {
      if (rows < 1) {
        throw new IllegalArgumentException("" + rows);
      }
    }
  }

  /**
   * What chance decides, on a sample, and nothing else: the shares, bands, flags, curves, calendars
   * and nulls. A test tells little more of a hundred times as many rows, and those are read a
   * hundred times as long.
   *
   * @param rows of each table, about so many; all where it has not many more
   */
  record Chance(long rows) implements Depth {}

  /** Whether what the plan leaves no room for is looked at too. */
  default boolean rules() {
    return switch (this) {
      case Everything e -> true;
      case Sample s -> true;
      case Chance c -> false;
    };
  }
}
