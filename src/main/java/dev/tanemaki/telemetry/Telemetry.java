package dev.tanemaki.telemetry;

import dev.tanemaki.telemetry.Snapshot.Cpu;
import dev.tanemaki.telemetry.Snapshot.Latency;
import dev.tanemaki.telemetry.Snapshot.Phase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * Everything measured of one run. Workers bump meters without waiting for anybody; whoever wants to
 * see takes a {@link #snapshot}. Safe from any thread.
 */
public final class Telemetry implements AutoCloseable {

  private static final long LONGEST_BATCH_MICROS = TimeUnit.HOURS.toMicros(1);

  private static final long MILLION = 1_000_000;

  private final long start = System.nanoTime();
  private final OshiProbe machine;
  private final HeapProbe heap = new HeapProbe();
  private final RateWindow rate = new RateWindow();
  private final Recorder latencies = new Recorder(LONGEST_BATCH_MICROS, 2);
  private final Histogram latency = new Histogram(LONGEST_BATCH_MICROS, 2);
  private final List<TableMeter> tables = new CopyOnWriteArrayList<>();
  private final List<WorkerMeter> workers = new CopyOnWriteArrayList<>();
  private final Map<String, RestoreMeter> restores =
      Collections.synchronizedMap(new LinkedHashMap<>());
  private final AtomicLong sentRows = new AtomicLong();
  private final AtomicLong loadedRows = new AtomicLong();
  private final List<Long> millions = new CopyOnWriteArrayList<>();
  private final AtomicLong retries = new AtomicLong();
  private final AtomicLong peakResident = new AtomicLong();
  private final PhaseClock clock = new PhaseClock();
  private Histogram interval;

  /**
   * @param machine shared by all runs of the process; not closed with this
   */
  public Telemetry(OshiProbe machine) {
    this.machine = machine;
    machine.latest(); // wakes the probe up
  }

  /**
   * A table that will be loaded, in loading order.
   *
   * @param generated whether its rows count for the rate; rows of a list do not
   */
  public TableMeter table(String name, long totalRows, boolean generated) {
    var meter = new TableMeter(name, totalRows, generated);
    tables.add(meter);
    return meter;
  }

  /** As {@link HeapProbe#tight}, since this began. */
  public long tightCollections() {
    return heap.tight();
  }

  /** One more worker. */
  public WorkerMeter worker() {
    var meter = new WorkerMeter(workers.size(), this);
    workers.add(meter);
    return meter;
  }

  /** An index or foreign key that will come back after the load; the same one when asked again. */
  public RestoreMeter restore(String table, String name, boolean foreignKey) {
    return restores.computeIfAbsent(
        table + "." + name, key -> new RestoreMeter(table, name, foreignKey));
  }

  /** The run comes to that phase. */
  public void phase(Phase phase) {
    clock.phase(phase, nanos());
    if (phase == Phase.LOAD) {
      rate.begin(nanos());
    }
  }

  public Phase phase() {
    return clock.phase();
  }

  /** Time from here to {@link #resumed} counts for no average. */
  public void paused() {
    clock.paused(nanos());
  }

  public void resumed() {
    clock.resumed(nanos());
    rate.begin(nanos());
  }

  /** Rows a second of every full million of generated rows, pauses left out, in order. */
  public List<Double> ratePerMillion() {
    var rates = new ArrayList<Double>();
    long before = 0;
    for (long nanos : millions) {
      rates.add(MILLION * 1e9 / Math.max(1, nanos - before));
      before = nanos;
    }
    return rates;
  }

  /** Nanoseconds since the run's start. */
  public long nanos() {
    return System.nanoTime() - start;
  }

  /** Wall time of every phase that has begun, in seconds, in order. */
  public Map<Phase, Double> phases() {
    return clock.seconds(nanos());
  }

  /** What has come in since this began, and how long that took. */
  public Throughput throughput() {
    return throughput(nanos());
  }

  private Throughput throughput(long nanos) {
    return new Throughput(
        sentRows.get(), clock.loadNanos(nanos) / 1e9, loadedRows.get(), nanos / 1e9);
  }

  /** Highest resident memory seen. */
  public long peakResidentBytes() {
    sample();
    return peakResident.get();
  }

  /** Looks at the probes, so that peaks are seen when nobody takes snapshots. */
  public Cpu sample() {
    heap.read();
    Cpu cpu = machine.latest();
    peakResident.accumulateAndGet(cpu.residentBytes(), Math::max);
    return cpu;
  }

  public Snapshot snapshot() {
    Cpu cpu = sample();
    long nanos = nanos();
    var progress = tables.stream().map(TableMeter::progress).toList();
    return new Snapshot(
        nanos,
        clock.phase(),
        progress.stream().mapToLong(Snapshot.TableProgress::rows).sum(),
        progress.stream().mapToLong(Snapshot.TableProgress::totalRows).sum(),
        tables.stream().mapToLong(TableMeter::bytes).sum(),
        clock.loading() ? rate.perSecond(nanos) : 0,
        averageRowsPerSecond(nanos),
        heap.read(),
        cpu,
        latency(),
        progress,
        workers.stream().map(WorkerMeter::activity).toList(),
        retries.get(),
        restores());
  }

  private List<Snapshot.Restore> restores() {
    synchronized (restores) {
      return restores.values().stream().map(RestoreMeter::progress).toList();
    }
  }

  /** Something failed that is tried again. */
  public void retried() {
    retries.incrementAndGet();
  }

  /** Ends the measuring; snapshots can still be taken. */
  @Override
  public void close() {
    heap.close();
  }

  void committed(TableMeter table, long rows, long bytes, long now, long tookNanos) {
    table.add(rows, bytes);
    loadedRows.addAndGet(rows);
    latencies.recordValue(Math.clamp(tookNanos / 1_000, 0, LONGEST_BATCH_MICROS));
    if (table.generated()) {
      long sent = sentRows.addAndGet(rows);
      if (sent / MILLION > (sent - rows) / MILLION) {
        millions.add(clock.loadNanos(nanos()));
      }
      rate.committed(now - start, rows);
    }
  }

  private double averageRowsPerSecond(long nanos) {
    double rate = throughput(nanos).loadRate();
    return Double.isNaN(rate) ? 0 : rate;
  }

  private Latency latency() {
    synchronized (latency) {
      interval = latencies.getIntervalHistogram(interval);
      latency.add(interval);
      long batches = latency.getTotalCount();
      if (batches == 0) {
        return new Latency(0, Double.NaN, Double.NaN, Double.NaN);
      }
      return new Latency(batches, millisAt(50), millisAt(95), millisAt(99));
    }
  }

  private double millisAt(double percentile) {
    return latency.getValueAtPercentile(percentile) / 1e3;
  }
}
