package dev.tanemaki.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tanemaki.ui.kit.chart.Series;
import dev.tanemaki.ui.kit.chart.SeriesBuffer;
import dev.tanemaki.ui.kit.chart.TimeAxis;
import dev.tanemaki.ui.kit.chart.TimeChart;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Quantity;
import dev.tanemaki.ui.kit.theme.Appearance;
import dev.tanemaki.ui.kit.theme.Palette;
import dev.tanemaki.ui.kit.theme.Role;
import dev.tanemaki.ui.kit.theme.Theme;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@OnScreen
@ExtendWith(ApplicationExtension.class)
class ChartMenuTest {

  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final SeriesBuffer data = new SeriesBuffer();
  private TimeChart chart;
  private ContextMenu menu;

  @Start
  void show(Stage stage) {
    chart = new TimeChart("Heap", Quantity.MEMORY, new TimeAxis(), new Formats(Locale.ENGLISH));
    chart.series().add(Series.filled("used", Role.SERIES_1, data));
    menu =
        new ChartMenu(Locale.ENGLISH, new Background(executor), (file, failure) -> {})
            .install(chart);
    var scene = new Scene(new VBox(chart), 400, 300);
    new Appearance(Theme.DARK, Locale.ENGLISH).applyTo(scene);
    stage.setScene(scene);
    stage.show();
  }

  @AfterEach
  void close() {
    executor.close();
  }

  @Test
  void anEmptyChartHasNothingToSave(FxRobot robot) {
    robot.rightClickOn(chart);
    assertThat(menu.getItems().get(0).isDisable()).isTrue();
    robot.interact(
        () -> {
          menu.hide();
          data.append(0, 1);
          chart.axis().advance(1);
        });
    robot.rightClickOn(chart);
    assertThat(menu.getItems().get(0).isDisable()).isFalse();
  }

  @Test
  void aPopupWearsTheThemeOfItsOwner(FxRobot robot) {
    robot.rightClickOn(chart);
    Appearance dark = new Appearance(Theme.DARK, Locale.ENGLISH);
    Snapshots.take("kit", "menu", dark, menu.getScene());
    Color back =
        Snapshots.onWindow(
            () -> {
              var picture = menu.getScene().snapshot(null);
              // Just above the separator's middle there is neither text nor line.
              int middle = (int) picture.getWidth() - 20;
              return picture.getPixelReader().getColor(middle, (int) picture.getHeight() / 2 - 6);
            });
    assertThat(Palette.contrast(back, Color.BLACK)).isLessThan(2);
    robot.interact(menu::hide);
  }
}
