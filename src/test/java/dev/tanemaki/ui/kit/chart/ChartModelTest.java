package dev.tanemaki.ui.kit.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tanemaki.ui.kit.OnScreen;
import dev.tanemaki.ui.kit.theme.Role;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnScreen
class ChartModelTest {

  private static final long SECOND = 1_000_000_000L;

  @Test
  void aFullRingLosesItsOldest() {
    var data = new SeriesBuffer(300);
    for (int i = 0; i < 1000; i++) {
      data.append(i, i);
    }
    assertThat(data.size()).isEqualTo(300);
    assertThat(data.time(0)).isEqualTo(700);
    assertThat(data.lastValue()).isEqualTo(999);
    assertThat(data.indexAtOrAfter(800)).isEqualTo(100);
    assertThat(data.indexAtOrAfter(5000)).isEqualTo(300);
  }

  @Test
  void timeDoesNotRunBackwards() {
    var data = new SeriesBuffer();
    data.append(5, 1);
    assertThatThrownBy(() -> data.append(4, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theNearestSampleIsFound() {
    var data = new SeriesBuffer();
    assertThat(data.indexNearest(3)).isEqualTo(-1);
    data.append(0, 1);
    data.append(10, 2);
    assertThat(data.indexNearest(4)).isEqualTo(0);
    assertThat(data.indexNearest(6)).isEqualTo(1);
    assertThat(data.indexNearest(60)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "312000, 5, false, true, 400000, 100000",
    "0.98, 4, false, false, 1, 0.25",
    "268435456, 4, true, true, 268435456, 67108864",
    "3, 6, false, true, 3, 1",
    "0, 4, false, true, 1, 1",
    "NaN, 4, false, false, 1, 0.25"
  })
  void ticksAreRoundNumbers(
      double highest, int ticks, boolean binary, boolean whole, double top, double step) {
    assertThat(NiceScale.of(highest, ticks, binary, whole)).isEqualTo(new NiceScale(top, step));
  }

  @Test
  void aWindowFollowsTheRunAndTheWholeRunHasRoomForThePrevious() {
    var axis = new TimeAxis();
    axis.windowProperty().set(new TimeWindow.Last(Duration.ofMinutes(1)));
    axis.advance(30 * SECOND);
    assertThat(axis.visible()).isEqualTo(new TimeRange(0, 60 * SECOND));
    axis.advance(90 * SECOND);
    assertThat(axis.visible()).isEqualTo(new TimeRange(30 * SECOND, 90 * SECOND));
    axis.windowProperty().set(new TimeWindow.Whole());
    axis.setExpected(200 * SECOND);
    assertThat(axis.visible()).isEqualTo(new TimeRange(0, 200 * SECOND));
    axis.reset();
    assertThat(axis.visible()).isEqualTo(new TimeRange(0, 10 * SECOND));
  }

  @Test
  void labelsOfTimeDoNotTouch() {
    var hour = new TimeScale(new TimeRange(0, 3600 * SECOND), 0, 800);
    assertThat(hour.step(40)).isEqualTo(600 * SECOND);
    assertThat(new TimeScale(new TimeRange(SECOND, 9 * SECOND), 0, 800).firstTick(2 * SECOND))
        .isEqualTo(2 * SECOND);
    assertThat(hour.nanos(400)).isEqualTo(1800 * SECOND);
    assertThat(hour.x(1800.0 * SECOND)).isEqualTo(400);
  }

  @Test
  void theTypicalBatchIsTheMiddleOne() {
    var lanes = new LaneBuffer(2, 10);
    assertThat(lanes.typicalNanos()).isZero();
    lanes.running(0, 5);
    lanes.append(0, 0, 10, false);
    lanes.append(1, 0, 20, false);
    lanes.append(0, 10, 1000, true);
    assertThat(lanes.typicalNanos()).isEqualTo(20);
    assertThat(lanes.runningSince(0)).isEqualTo(-1);
  }

  @Test
  void figuresOfOneInstantShareALine() {
    var rows = new SeriesBuffer();
    var previous = new SeriesBuffer();
    rows.append(0, 10);
    rows.append(SECOND, Double.NaN);
    rows.append(2 * SECOND, 12.5);
    previous.append(SECOND, 7);
    previous.append(9 * SECOND, 8);
    String csv =
        ChartExport.csv(
            List.of(
                Series.line("rows, now", Role.SERIES_1, rows), Series.ghost("before", previous)),
            new TimeRange(0, 5 * SECOND));
    assertThat(csv)
        .isEqualTo(
            """
            seconds,"rows, now",before
            0.000,10,
            1.000,,7
            2.000,12.5,
            """);
  }
}
