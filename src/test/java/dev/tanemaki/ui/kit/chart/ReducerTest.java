package dev.tanemaki.ui.kit.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ReducerTest {

  private static final long SECOND = 1_000_000_000L;
  private final Polyline line = new Polyline();

  @Test
  void everyPeakSurvives() {
    var data = new SeriesBuffer();
    for (int i = 0; i < 100_000; i++) {
      data.append(i * SECOND, i == 54_321 ? 1000 : i == 77_777 ? -1000 : i % 7);
    }
    Reducer.reduce(data, new TimeRange(0, 100_000 * SECOND), 800, SECOND, line);
    assertThat(line.size()).isLessThanOrEqualTo(4 * 802);
    assertThat(values()).contains(1000).contains(-1000).doesNotContain(Double.NaN);
  }

  @Test
  void pointsStayInOrderOfTime() {
    var data = new SeriesBuffer();
    var random = new SplittableRandom(1);
    for (int i = 0; i < 50_000; i++) {
      data.append(i * SECOND, random.nextDouble());
    }
    Reducer.reduce(data, new TimeRange(0, 50_000 * SECOND), 300, SECOND, line);
    for (int i = 1; i < line.size(); i++) {
      assertThat(line.x(i)).isGreaterThan(line.x(i - 1));
    }
  }

  @Test
  void fewSamplesAreAllKept() {
    var data = data(1, 2, 3, 4, 5);
    Reducer.reduce(data, new TimeRange(0, 5 * SECOND), 100, 2 * SECOND, line);
    assertThat(values()).containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void theLineRunsOnBeyondTheEdges() {
    var data = data(1, 2, 3, 4, 5);
    var middle = new TimeRange(SECOND + SECOND / 2, 2 * SECOND + SECOND / 2);
    Reducer.reduce(data, middle, 100, 2 * SECOND, line);
    assertThat(values()).containsExactly(2, 3, 4);
  }

  @Test
  void whatWasNotMeasuredIsAGap() {
    var data = data(1, Double.NaN, 3);
    Reducer.reduce(data, new TimeRange(0, 5 * SECOND), 100, 9 * SECOND, line);
    assertThat(values()).containsExactly(1, Double.NaN, 3);
  }

  @Test
  void aLongSilenceIsAGap() {
    var data = data(1, 2);
    data.append(60 * SECOND, 3);
    Reducer.reduce(data, new TimeRange(0, 60 * SECOND), 100, 3 * SECOND, line);
    assertThat(values()).containsExactly(1, 2, Double.NaN, 3);
  }

  /** The painter has 16 ms for everything; this is its only part that grows with the samples. */
  @Test
  void oneHundredThousandSamplesFitIntoAFrame() {
    var data = new SeriesBuffer();
    var random = new SplittableRandom(1);
    for (int i = 0; i < 100_000; i++) {
      data.append(i * SECOND / 10, random.nextDouble());
    }
    var range = new TimeRange(0, 10_000 * SECOND);
    // Of the processor, not of the clock: other work on the machine must not fail the test.
    var cpu = ManagementFactory.getThreadMXBean();
    long[] nanos = new long[60];
    for (int i = 0; i < nanos.length; i++) {
      long start = cpu.getCurrentThreadCpuTime();
      Reducer.reduce(data, range, 1200, 3 * SECOND, line);
      nanos[i] = cpu.getCurrentThreadCpuTime() - start;
    }
    Arrays.sort(nanos);
    assertThat(nanos[nanos.length / 2]).isLessThan(16_000_000);
  }

  private static SeriesBuffer data(double... values) {
    var data = new SeriesBuffer();
    for (int i = 0; i < values.length; i++) {
      data.append(i * SECOND, values[i]);
    }
    return data;
  }

  private double[] values() {
    double[] values = new double[line.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = line.y(i);
    }
    return values;
  }
}
