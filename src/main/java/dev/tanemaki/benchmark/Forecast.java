package dev.tanemaki.benchmark;

/**
 * What a run will cost, as a pilot on the same server lets expect.
 *
 * @param rows the run will load, all tables
 * @param pilotRows the pilot loaded
 * @param workers connections of both
 * @param keep with all constraints in place
 * @param suspend with foreign keys, keys and indexes brought back after the load
 */
public record Forecast(long rows, long pilotRows, int workers, Outlook keep, Outlook suspend) {

  /** The way that is expected to end first. */
  public Outlook faster() {
    return suspend.seconds() < keep.seconds() ? suspend : keep;
  }
}
