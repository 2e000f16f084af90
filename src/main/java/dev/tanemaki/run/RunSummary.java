package dev.tanemaki.run;

import java.util.Map;

/**
 * What a run came to.
 *
 * @param run its number in the ledger
 * @param rows rows loaded, all tables
 * @param seconds wall time from start to end
 * @param rowsPerSecond rows of the load phase by its seconds
 * @param bytes COPY bytes
 * @param violations rows that break a constraint, as verified afterwards
 * @param peakHeapBytes highest heap in use seen
 * @param peakResidentBytes highest resident memory seen
 * @param phases seconds per phase, in order
 * @param tables rows loaded per table, in order
 */
public record RunSummary(
    long run,
    long rows,
    double seconds,
    double rowsPerSecond,
    long bytes,
    long violations,
    long peakHeapBytes,
    long peakResidentBytes,
    Map<String, Double> phases,
    Map<String, Long> tables) {

  public RunSummary {
    phases = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(phases));
    tables = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(tables));
  }
}
