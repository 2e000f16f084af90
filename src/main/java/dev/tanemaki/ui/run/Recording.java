package dev.tanemaki.ui.run;

import dev.tanemaki.telemetry.Snapshot;
import dev.tanemaki.ui.kit.chart.LaneBuffer;
import dev.tanemaki.ui.kit.chart.SeriesBuffer;
import dev.tanemaki.ui.session.Reading;
import java.util.ArrayList;
import java.util.List;

/** What the instruments draw of one run: every snapshot taken apart into series. */
final class Recording {

  final SeriesBuffer rate = new SeriesBuffer();
  final SeriesBuffer average = new SeriesBuffer();
  final SeriesBuffer heapUsed = new SeriesBuffer();
  final SeriesBuffer heapCommitted = new SeriesBuffer();
  final SeriesBuffer heapLimit = new SeriesBuffer();
  final SeriesBuffer cpuProcess = new SeriesBuffer();
  final SeriesBuffer cpuMachine = new SeriesBuffer();
  final SeriesBuffer p50 = new SeriesBuffer();
  final SeriesBuffer p95 = new SeriesBuffer();
  final SeriesBuffer p99 = new SeriesBuffer();

  private final List<Span> spans = new ArrayList<>();
  private long latest = -1;
  private LaneBuffer lanes;
  private long[] batches = {};
  private long[] ends = {};

  /** A phase of the run; {@code to} is the last reading in it or the first after it. */
  record Span(Snapshot.Phase phase, long from, long to) {}

  /** Takes a reading in; one that is not newer than the last is left out. */
  void add(Reading reading) {
    var snapshot = reading.snapshot();
    long at = snapshot.nanos();
    if (at <= latest) {
      return;
    }
    latest = at;
    follow(snapshot.phase(), at);
    boolean loading = snapshot.phase() == Snapshot.Phase.LOAD && !reading.held();
    rate.append(at, loading ? snapshot.rowsPerSecond() : Double.NaN);
    average.append(at, loading ? snapshot.averageRowsPerSecond() : Double.NaN);
    heapUsed.append(at, snapshot.heap().used());
    heapCommitted.append(at, snapshot.heap().committed());
    heapLimit.append(at, snapshot.heap().limit());
    cpuProcess.append(at, snapshot.cpu().process());
    cpuMachine.append(at, snapshot.cpu().machine());
    p50.append(at, snapshot.latency().p50());
    p95.append(at, snapshot.latency().p95());
    p99.append(at, snapshot.latency().p99());
    if (!snapshot.workers().isEmpty()) {
      follow(snapshot.workers(), at);
    }
  }

  boolean isEmpty() {
    return latest < 0;
  }

  /** Nanoseconds of the newest reading, 0 when there is none. */
  long latest() {
    return Math.max(0, latest);
  }

  /** The batches of every worker; null before there are workers. */
  LaneBuffer lanes() {
    return lanes;
  }

  /** The phases so far, in order. */
  List<Span> spans() {
    return List.copyOf(spans);
  }

  private void follow(Snapshot.Phase phase, long at) {
    if (!spans.isEmpty()) {
      var last = spans.getLast();
      spans.set(spans.size() - 1, new Span(last.phase(), last.from(), at));
      if (last.phase() == phase) {
        return;
      }
    }
    spans.add(new Span(phase, spans.isEmpty() ? 0 : at, at));
  }

  /**
   * A snapshot knows how many batches a worker has done and when the last one was. Those between
   * two readings, of which it knows no more, are taken to have been as long as the last.
   */
  private void follow(List<Snapshot.WorkerActivity> workers, long at) {
    if (lanes == null) {
      lanes = new LaneBuffer(workers.size());
      batches = new long[workers.size()];
      ends = new long[workers.size()];
    }
    for (int lane = 0; lane < Math.min(workers.size(), ends.length); lane++) {
      var worker = workers.get(lane);
      long fresh = worker.batches() - batches[lane];
      if (fresh > 0) {
        long end = Math.clamp(worker.lastBatchEnd(), ends[lane], at);
        long length = Math.round(worker.lastBatchMillis() * 1e6);
        long start = Math.max(ends[lane], end - length);
        long first = Math.max(ends[lane], start - (fresh - 1) * length);
        for (long i = 0; i < fresh - 1; i++) {
          long each = (start - first) / (fresh - 1 - i);
          lanes.append(lane, first, first + each, false);
          first += each;
        }
        lanes.append(lane, start, end, false);
        ends[lane] = end;
        batches[lane] = worker.batches();
      }
      lanes.running(
          lane, worker.table().isEmpty() ? -1 : Math.clamp(worker.since(), ends[lane], at));
    }
  }
}
