package dev.tanemaki.ui.kit.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.ui.kit.OnScreen;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Quantity;
import dev.tanemaki.ui.kit.theme.Appearance;
import dev.tanemaki.ui.kit.theme.Role;
import dev.tanemaki.ui.kit.theme.Theme;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@OnScreen
@ExtendWith(ApplicationExtension.class)
class TimeChartTest {

  private static final long SECOND = 1_000_000_000L;

  private final TimeAxis axis = new TimeAxis();
  private final SeriesBuffer data = new SeriesBuffer();
  private TimeChart chart;
  private TimeChart other;

  @Start
  void show(Stage stage) {
    Formats formats = new Formats(Locale.ENGLISH);
    for (int i = 0; i <= 1000; i++) {
      data.append(i * SECOND / 10, 1000 + i);
    }
    chart = new TimeChart("Throughput", Quantity.ROWS_PER_SECOND, axis, formats);
    chart.series().add(Series.filled("now", Role.SERIES_1, data));
    other = new TimeChart("Heap", Quantity.MEMORY, axis, formats);
    other.series().add(Series.filled("used", Role.SERIES_1, data));
    axis.advance(100 * SECOND);
    var scene = new Scene(new VBox(chart, other), 600, 400);
    new Appearance(Theme.LIGHT, Locale.ENGLISH).applyTo(scene);
    stage.setScene(scene);
    stage.show();
  }

  @Test
  void hoveringSetsTheCrosshairOfAllChartsAndLeavingTakesItAway(FxRobot robot) {
    long before = paints(other);
    robot.moveTo(at(0.5));
    assertThat(axis.crosshairProperty().get()).isCloseTo(50 * SECOND, Offset.offset(SECOND));
    assertThat(paints(other)).isGreaterThan(before);
    robot.moveTo(new Point2D(590, 395));
    robot.moveTo(new Point2D(5, 5));
    assertThat(axis.crosshairProperty().get()).isNull();
  }

  @Test
  void draggingZoomsAndDoubleClickGoesBack(FxRobot robot) {
    robot.drag(at(0.25), MouseButton.PRIMARY).dropTo(at(0.5));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(axis.visible().from()).isCloseTo(25 * SECOND, Offset.offset(SECOND));
    assertThat(axis.visible().to()).isCloseTo(50 * SECOND, Offset.offset(SECOND));
    assertThat(axis.selectionProperty().get()).isNull();
    robot.interact(() -> axis.advance(120 * SECOND));
    assertThat(axis.visible().to()).isLessThan(60 * SECOND);
    robot.moveTo(at(0.5)).doubleClickOn(MouseButton.PRIMARY);
    assertThat(axis.visible()).isEqualTo(new TimeRange(0, 120 * SECOND));
  }

  @Test
  void theKeyboardDoesWhatTheMouseDoes(FxRobot robot) {
    robot.interact(chart::requestFocus);
    robot.push(KeyCode.HOME).push(KeyCode.RIGHT);
    assertThat(axis.crosshairProperty().get()).isEqualTo(SECOND);
    assertThat(chart.getAccessibleText()).isEqualTo("Throughput: 0:01, now 1,010\u00a0rows/s");
    robot.push(KeyCode.PLUS);
    assertThat(axis.zoomProperty().get()).isNotNull();
    robot.push(KeyCode.ESCAPE);
    assertThat(axis.crosshairProperty().get()).isNull();
    robot.push(KeyCode.ESCAPE);
    assertThat(axis.zoomProperty().get()).isNull();
  }

  @Test
  void whilePausedThePictureStandsStill(FxRobot robot) {
    robot.interact(() -> axis.setPaused(true));
    TimeRange before = axis.visible();
    robot.interact(() -> axis.advance(200 * SECOND));
    assertThat(axis.visible()).isEqualTo(before);
    robot.interact(() -> axis.setPaused(false));
    assertThat(axis.visible().to()).isEqualTo(200 * SECOND);
  }

  @Test
  void manyChangesBetweenTwoPulsesPaintOnce(FxRobot robot) {
    long before = paints(chart);
    robot.interact(
        () -> {
          for (int i = 0; i < 100; i++) {
            axis.advance((100 + i) * SECOND);
          }
        });
    assertThat(paints(chart) - before).isBetween(1L, 2L);
  }

  @Test
  void whatIsHiddenIsNotPainted(FxRobot robot) {
    robot.interact(() -> chart.setVisible(false));
    long before = paints(chart);
    robot.interact(() -> axis.advance(110 * SECOND));
    assertThat(paints(chart)).isEqualTo(before);
    robot.interact(() -> chart.setVisible(true));
    assertThat(paints(chart)).isGreaterThan(before);
  }

  @Test
  void aGapReadsAsNothing() {
    var holes = new SeriesBuffer();
    holes.append(0, 1);
    holes.append(10 * SECOND, 2);
    Series series = Series.line("x", Role.SERIES_1, holes);
    assertThat(TimeChart.valueAt(series, 5 * SECOND, 0)).isNaN();
    assertThat(TimeChart.valueAt(series, 9 * SECOND, 0)).isEqualTo(2);
  }

  @Test
  void aChartOfOneHundredThousandSamplesIsPaintedWithinAFrame(FxRobot robot) {
    robot.interact(
        () -> {
          for (int i = 0; i < SeriesBuffer.CAPACITY; i++) {
            data.append((1000 + i) * SECOND / 10, 1000 * Math.abs(Math.sin(i)));
          }
          chart.setMinSize(1200, 300);
          axis.advance(data.lastTime());
        });
    // Of the processor, not of the clock: other work on the machine must not fail the test.
    var cpu = ManagementFactory.getThreadMXBean();
    long[] nanos = new long[40];
    robot.interact(
        () -> {
          for (int i = 0; i < nanos.length; i++) {
            axis.advance(data.lastTime());
            long start = cpu.getCurrentThreadCpuTime();
            chart.getScene().getRoot().layout();
            nanos[i] = cpu.getCurrentThreadCpuTime() - start;
          }
        });
    Arrays.sort(nanos);
    assertThat(nanos[nanos.length / 2]).isBetween(50_000L, 16_000_000L);
  }

  /** Paints that happened up to the end of the next pulse. */
  private static long paints(CanvasRegion region) {
    WaitForAsyncUtils.waitForFxEvents();
    return region.paints();
  }

  private Point2D at(double share) {
    var plot = chart.plot();
    return chart.localToScreen(
        plot.getMinX() + share * plot.getWidth(), plot.getMinY() + plot.getHeight() / 2);
  }
}
