package dev.tanemaki.benchmark.result;

/**
 * One measurement of a reference lane: the main table, loaded another way in the same benchmark.
 * The format of all lanes is {@link Matrix#laneFormat}.
 *
 * @param round 0 for the first
 * @param rowsPerSecond while loading
 * @param seconds how long was measured
 */
public record LaneSample(Lane lane, int round, double rowsPerSecond, double seconds) {

  /** The other ways. */
  public enum Lane {
    /** INSERT of many rows each, constraints in place; the text lies ready. */
    INSERT,
    /** Binary COPY of ready bytes, constraints in place. */
    COPY,
    /** Binary COPY of ready bytes into the bare table: nothing can be faster here. */
    CEILING
  }
}
