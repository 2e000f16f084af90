package dev.tanemaki.run;

import dev.tanemaki.telemetry.Snapshot;
import dev.tanemaki.telemetry.Snapshot.Restore;
import dev.tanemaki.telemetry.Telemetry;
import dev.tanemaki.telemetry.Throughput;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a run came to.
 *
 * @param run its number in the ledger
 * @param rows rows loaded, all tables
 * @param throughput of the run, all its parts together
 * @param bytes COPY bytes
 * @param violations rows that break a constraint, as verified afterwards
 * @param peakHeapBytes highest heap in use seen
 * @param peakResidentBytes highest resident memory seen
 * @param retries how often something failed and was tried again
 * @param suspended indexes and foreign keys that are left aside
 * @param phases seconds per phase, in order
 * @param tables rows loaded per table, in order
 * @param ratePerMillion rows a second of every full million of generated rows
 */
public record RunSummary(
    long run,
    long rows,
    Throughput throughput,
    long bytes,
    long violations,
    long peakHeapBytes,
    long peakResidentBytes,
    long retries,
    int suspended,
    Map<String, Double> phases,
    Map<String, Long> tables,
    List<Double> ratePerMillion) {

  public RunSummary {
    phases = Collections.unmodifiableMap(new LinkedHashMap<>(phases));
    tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
    ratePerMillion = List.copyOf(ratePerMillion);
  }

  /** Seconds from the start to the end; of a run that was resumed, of all its parts. */
  public double seconds() {
    return throughput.seconds();
  }

  /**
   * As it stands now.
   *
   * @param throughput as it was written down
   */
  public static RunSummary of(
      long run, Telemetry telemetry, long violations, Throughput throughput) {
    Snapshot now = telemetry.snapshot();
    var phases = new LinkedHashMap<String, Double>();
    telemetry
        .phases()
        .forEach((phase, seconds) -> phases.put(phase.name().toLowerCase(Locale.ROOT), seconds));
    var tables = new LinkedHashMap<String, Long>();
    now.tables().forEach(t -> tables.put(t.table(), t.rows()));
    return new RunSummary(
        run,
        now.rows(),
        throughput,
        now.bytes(),
        violations,
        now.heap().peak(),
        telemetry.peakResidentBytes(),
        now.retries(),
        (int) now.restores().stream().filter(r -> r.step() != Restore.Step.BACK).count(),
        phases,
        tables,
        telemetry.ratePerMillion());
  }
}
