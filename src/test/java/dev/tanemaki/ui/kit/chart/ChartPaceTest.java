package dev.tanemaki.ui.kit.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.ui.kit.OnScreen;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Quantity;
import dev.tanemaki.ui.kit.theme.Appearance;
import dev.tanemaki.ui.kit.theme.Role;
import dev.tanemaki.ui.kit.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/**
 * What a frame of a chart of 100,000 samples costs while samples come in: thinning, painting and
 * rendering, with the software pipeline. Reported in {@code target/chart-pace.txt}, which depends
 * on the machine and is no matter of pass or fail; that no peak is lost on the way is.
 */
@Isolated
@OnScreen
@ExtendWith(ApplicationExtension.class)
class ChartPaceTest {

  private static final long STEP = 100_000_000L;
  private static final int SAMPLES = 100_000;
  private static final int FRAMES = 120;
  private static final double WIDTH = 1200;
  private static final double HEIGHT = 320;
  private static final int[] PEAKS = {12_345, 54_321, 87_654};

  private final TimeAxis axis = new TimeAxis();
  private final SeriesBuffer data = new SeriesBuffer();
  private TimeChart chart;
  private Scene scene;

  @Start
  void show(Stage stage) {
    for (int i = 0; i < SAMPLES; i++) {
      append(i);
    }
    chart =
        new TimeChart("Throughput", Quantity.ROWS_PER_SECOND, axis, new Formats(Locale.ENGLISH));
    chart.series().add(Series.filled("now", Role.SERIES_1, data));
    axis.windowProperty().set(new TimeWindow.Whole());
    axis.advance(data.lastTime());
    scene = new Scene(new StackPane(chart), WIDTH, HEIGHT);
    new Appearance(Theme.LIGHT, Locale.ENGLISH).applyTo(scene);
    stage.setScene(scene);
    stage.show();
  }

  private void append(int i) {
    boolean peak = Arrays.stream(PEAKS).anyMatch(p -> p == i);
    data.append(i * STEP, peak ? 400_000 : 100_000 + 20_000 * Math.sin(i / 700.0) + i * 31 % 5_000);
  }

  @Test
  void aHundredThousandSamplesAreDrawnWithEveryPeakOfASingleOne()
      throws IOException, TimeoutException {
    double[] layout = new double[FRAMES];
    double[] whole = new double[FRAMES];
    for (int frame = 0; frame < FRAMES; frame++) {
      int now = frame;
      WaitForAsyncUtils.waitFor(
          WaitForAsyncUtils.asyncFx(
              () -> {
                long begin = System.nanoTime();
                append(SAMPLES + now);
                axis.advance(data.lastTime());
                scene.getRoot().layout();
                layout[now] = (System.nanoTime() - begin) / 1e6;
                scene.snapshot(null);
                whole[now] = (System.nanoTime() - begin) / 1e6;
              }));
    }
    Image picture =
        WaitForAsyncUtils.waitFor(
            30, TimeUnit.SECONDS, WaitForAsyncUtils.asyncFx(() -> scene.snapshot(null)));
    for (int peak : PEAKS) {
      assertThat(drawnAtTheTop(picture, peak)).as("peak at sample %d", peak).isTrue();
    }
    assertThat(drawnAtTheTop(picture, 30_000)).isFalse();
    Files.writeString(
        Path.of("target", "chart-pace.txt"),
        line("thin and paint, first 20 frames", Arrays.copyOf(layout, 20))
            + line("thin and paint, then", Arrays.copyOfRange(layout, 20, FRAMES))
            + line("and render and read back, first 20", Arrays.copyOf(whole, 20))
            + line("and render and read back, then", Arrays.copyOfRange(whole, 20, FRAMES)));
  }

  /** Whether the line reaches three quarters of the peaks' height at that sample. */
  private boolean drawnAtTheTop(Image picture, int sample) {
    var plot = chart.plot();
    var time = new TimeScale(axis.visible(), plot.getMinX(), plot.getMaxX());
    double x = chart.localToScene(time.x(sample * STEP), 0).getX();
    double y = chart.localToScene(0, plot.getMaxY() - plot.getHeight() * 0.6).getY();
    for (int dx = -2; dx <= 2; dx++) {
      Color color = picture.getPixelReader().getColor((int) Math.round(x) + dx, (int) y);
      if (color.getBlue() - color.getRed() > 0.2) {
        return true;
      }
    }
    return false;
  }

  private static String line(String what, double[] millis) {
    double[] sorted = Arrays.stream(millis).sorted().toArray();
    return String.format(
        Locale.ROOT,
        "%-36s %3d frames  p50 %5.1f ms  p95 %5.1f ms  max %5.1f ms%n",
        what,
        sorted.length,
        sorted[sorted.length / 2],
        sorted[(int) (sorted.length * 0.95)],
        sorted[sorted.length - 1]);
  }
}
