package dev.tanemaki.metrics;

import dev.tanemaki.metrics.RunMetrics.Current;
import dev.tanemaki.metrics.RunMetrics.Reading;
import dev.tanemaki.telemetry.Snapshot;
import dev.tanemaki.telemetry.Snapshot.Phase;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Readings in Prometheus' words: base units, counters for what only grows. */
final class RunCollector implements MultiCollector {

  private final RunMetrics metrics;
  private final List<MetricSnapshot> found = new ArrayList<>();

  RunCollector(RunMetrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public synchronized MetricSnapshots collect() {
    found.clear();
    Reading reading = metrics.read();
    var totals = reading.totals();
    counter("tanemaki_runs", "Runs begun by this process.", totals.runs());
    counter("tanemaki_rows", "Rows committed, all tables of all runs.", totals.rows());
    counter("tanemaki_bytes", "COPY bytes of the committed rows.", totals.bytes());
    counter("tanemaki_batches", "Batches committed.", totals.batches());
    counter("tanemaki_retries", "Times something failed and was tried again.", totals.retries());
    reading.current().ifPresent(this::current);
    return new MetricSnapshots(List.copyOf(found));
  }

  private void current(Current current) {
    Snapshot now = current.snapshot();
    gauge("tanemaki_run_rows", "Rows committed by the run.", now.rows());
    gauge("tanemaki_run_rows_planned", "Rows of the run at its end.", now.totalRows());
    gauge("tanemaki_rows_per_second", "Generated rows over the last second.", now.rowsPerSecond());
    gauge("tanemaki_check_violations", "Violations found in the run.", current.violations());
    gauge("tanemaki_heap_used_bytes", "Heap in use.", now.heap().used());
    gauge("tanemaki_heap_limit_bytes", "Heap there may be.", now.heap().limit());
    gauge("tanemaki_resident_bytes", "Resident memory.", now.cpu().residentBytes());
    var cpu = GaugeSnapshot.builder().name("tanemaki_cpu_ratio").help("Share of all processors.");
    cpu.dataPoint(point(now.cpu().process(), Labels.of("of", "process")));
    cpu.dataPoint(point(now.cpu().machine(), Labels.of("of", "machine")));
    found.add(cpu.build());
    var phases = GaugeSnapshot.builder().name("tanemaki_phase").help("1 where the run is.");
    for (Phase phase : Phase.values()) {
      String name = phase.name().toLowerCase(Locale.ROOT);
      phases.dataPoint(point(now.phase() == phase ? 1 : 0, Labels.of("phase", name)));
    }
    found.add(phases.build());
    latency(now);
    restores(now);
  }

  private void latency(Snapshot now) {
    var latency =
        GaugeSnapshot.builder()
            .name("tanemaki_batch_seconds")
            .help("From the begin of a batch's generation to its commit.");
    latency.dataPoint(point(now.latency().p50() / 1e3, Labels.of("quantile", "0.5")));
    latency.dataPoint(point(now.latency().p95() / 1e3, Labels.of("quantile", "0.95")));
    latency.dataPoint(point(now.latency().p99() / 1e3, Labels.of("quantile", "0.99")));
    found.add(latency.build());
  }

  private void restores(Snapshot now) {
    if (now.restores().isEmpty()) {
      return;
    }
    var restores =
        GaugeSnapshot.builder()
            .name("tanemaki_restore_ratio")
            .help("How far an index or foreign key is on its way back; NaN where not told.");
    for (Snapshot.Restore restore : now.restores()) {
      double share =
          switch (restore.step()) {
            case WAITING, FAILED -> 0;
            case UNDER_WAY -> restore.share();
            case BUILT, BACK -> 1;
          };
      restores.dataPoint(point(share, Labels.of("table", restore.table(), "name", restore.name())));
    }
    found.add(restores.build());
  }

  private void counter(String name, String help, double value) {
    found.add(
        CounterSnapshot.builder()
            .name(name)
            .help(help)
            .dataPoint(CounterDataPointSnapshot.builder().value(value).build())
            .build());
  }

  private void gauge(String name, String help, double value) {
    found.add(
        GaugeSnapshot.builder()
            .name(name)
            .help(help)
            .dataPoint(point(value, Labels.EMPTY))
            .build());
  }

  private static GaugeDataPointSnapshot point(double value, Labels labels) {
    return GaugeDataPointSnapshot.builder().value(value).labels(labels).build();
  }
}
