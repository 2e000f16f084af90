package dev.tanemaki.ui.kit;

import dev.tanemaki.ui.kit.chart.LaneBuffer;
import dev.tanemaki.ui.kit.chart.Phase;
import dev.tanemaki.ui.kit.chart.SeriesBuffer;
import dev.tanemaki.ui.kit.chart.TimeAxis;
import java.util.SplittableRandom;

/** Figures as a run of 95 seconds might give them, with a stall and a hole in the measurement. */
final class SampleRun {

  static final long SECOND = 1_000_000_000L;

  final SeriesBuffer rate = new SeriesBuffer();
  final SeriesBuffer average = new SeriesBuffer();
  final SeriesBuffer previous = new SeriesBuffer();
  final SeriesBuffer heapUsed = new SeriesBuffer();
  final SeriesBuffer heapCommitted = new SeriesBuffer();
  final SeriesBuffer process = new SeriesBuffer();
  final SeriesBuffer machine = new SeriesBuffer();
  final SeriesBuffer p50 = new SeriesBuffer();
  final SeriesBuffer p95 = new SeriesBuffer();
  final SeriesBuffer p99 = new SeriesBuffer();
  final LaneBuffer lanes = new LaneBuffer(4);

  private final SplittableRandom random = new SplittableRandom(7);

  /** Fills everything and tells the axis. */
  void fill(TimeAxis axis, String load, String restore, String verify) {
    double heap = 60e6;
    double sum = 0;
    for (int i = 0; i <= 950; i++) {
      long at = i * SECOND / 10;
      double seconds = i / 10.0;
      boolean loading = seconds < 70;
      boolean hole = seconds > 40 && seconds < 44;
      double wave = 1 + 0.06 * Math.sin(seconds / 3) + 0.05 * random.nextDouble(-1, 1);
      double stall = seconds > 55 && seconds < 57 ? 0.3 : 1;
      double rows = loading ? Math.min(1, seconds / 3) * 305_000 * wave * stall : 0;
      sum += rows;
      if (loading) {
        rate.append(at, hole ? Double.NaN : rows);
        average.append(at, sum / (i + 1));
      }
      if (seconds < 78) {
        previous.append(
            at, Math.min(1, seconds / 4) * 262_000 * (1 + 0.04 * Math.sin(seconds / 5)));
      }
      heap += loading ? 2.2e6 : 0.3e6;
      if (heap > 190e6) {
        heap = 70e6;
      }
      heapUsed.append(at, heap);
      heapCommitted.append(at, seconds < 12 ? 160e6 : 224e6);
      process.append(at, loading ? 0.46 + 0.05 * random.nextDouble() : 0.05);
      machine.append(at, loading ? 0.93 + 0.05 * random.nextDouble() : 0.55);
      if (loading && seconds > 0.5) {
        double middle = 31 + 4 * Math.sin(seconds / 4) + (stall < 1 ? 60 : 0);
        p50.append(at, middle);
        p95.append(at, middle * 1.7 + random.nextDouble(4));
        p99.append(at, middle * 2.4 + random.nextDouble(20));
      }
    }
    axis.phases().add(new Phase(load, 0, 70 * SECOND));
    axis.phases().add(new Phase(restore, 70 * SECOND, 88 * SECOND));
    axis.phases().add(new Phase(verify, 88 * SECOND, Phase.OPEN));
    fillLanes();
    axis.advance(95 * SECOND);
  }

  private void fillLanes() {
    for (int lane = 0; lane < 4; lane++) {
      long at = lane * SECOND / 5;
      while (at < 68 * SECOND) {
        long length = (long) ((0.9 + random.nextDouble(0.8)) * SECOND);
        boolean stalled = lane == 2 && at > 52 * SECOND && at < 56 * SECOND;
        length = stalled ? 6 * SECOND : length;
        lanes.append(lane, at, at + length, lane == 1 && at > 30 * SECOND && at < 31 * SECOND);
        at += length + SECOND / 50;
      }
    }
    lanes.running(3, 70 * SECOND);
  }
}
