package dev.tanemaki.benchmark.result;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One run of one cell.
 *
 * @param round 0 for the first
 * @param rows loaded, all tables
 * @param bytes COPY bytes
 * @param prepareSeconds before the first row; 0 where an older Tanemaki has measured it
 * @param loadRowsPerSecond generated rows over the load phase
 * @param walBytes the server wrote to its log meanwhile, others included
 * @param peakHeapBytes of the client; the garbage of before was collected first
 * @param peakResidentBytes of the client's process; it grows with the samples before
 * @param clientCpuSeconds processor time of the client's process
 * @param machineCpu mean share of the machine's processors while it loaded, 0 to 1; NaN where
 *     unknown
 * @param waits what server processes were seen at, in looks: {@code CPU} or {@code type:event}
 * @param progress rows over time of the load
 */
@RecordBuilder
public record Sample(
    Cell cell,
    int round,
    long rows,
    long bytes,
    double prepareSeconds,
    double loadSeconds,
    double restoreSeconds,
    double verifySeconds,
    double loadRowsPerSecond,
    long walBytes,
    long peakHeapBytes,
    long peakResidentBytes,
    double clientCpuSeconds,
    double machineCpu,
    Map<String, Integer> waits,
    List<Point> progress)
    implements SampleBuilder.With {

  public Sample {
    waits = Collections.unmodifiableMap(new TreeMap<>(waits));
    progress = List.copyOf(progress);
  }

  /**
   * @param seconds since the load began
   * @param rows committed by then
   */
  public record Point(double seconds, long rows) {}

  Sample in(String format) {
    return withCell(cell.in(format));
  }

  /** From the start until all rows are in, with their constraints, and verified. */
  public double seconds() {
    return prepareSeconds + loadSeconds + restoreSeconds + verifySeconds;
  }

  /** Rows of all tables over {@link #seconds}, a second. */
  public double endToEndRowsPerSecond() {
    return rows / Math.max(1e-9, seconds());
  }
}
