package dev.tanemaki.ui.kit;

import dev.tanemaki.ui.kit.chart.ChartExport;
import dev.tanemaki.ui.kit.chart.TimeChart;
import dev.tanemaki.ui.kit.text.Messages;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.image.Image;
import javafx.stage.FileChooser.ExtensionFilter;

/** What one can do with a time chart beyond looking: save it as a picture or as figures. */
public final class ChartMenu {

  /** A picture twice as fine as the screen can go into a report. */
  private static final double SCALE = 2;

  private ChartMenu() {}

  /**
   * Gives the chart a context menu, which the menu key opens too.
   *
   * @param failed gets the file that could not be written and why, on the JavaFX thread
   */
  public static ContextMenu install(
      TimeChart chart, Background background, BiConsumer<Path, Exception> failed) {
    Messages messages = Messages.of(ChartMenu.class, chart.formats().locale());
    var save = new SaveFile(background, failed);
    MenuItem picture = new MenuItem(messages.text("chart.png"));
    picture.setOnAction(
        event -> {
          Image image = ChartExport.image(chart, SCALE);
          save.ask(
              chart.getScene().getWindow(),
              chart.title() + ".png",
              new ExtensionFilter("PNG", "*.png"),
              () -> Png.encode(image));
        });
    MenuItem figures = new MenuItem(messages.text("chart.csv"));
    figures.setOnAction(
        event -> {
          String csv = ChartExport.csv(chart.series(), chart.axis().visible());
          save.ask(
              chart.getScene().getWindow(),
              chart.title() + ".csv",
              new ExtensionFilter("CSV", "*.csv"),
              () -> csv.getBytes(StandardCharsets.UTF_8));
        });
    MenuItem back = new MenuItem(messages.text("chart.back"));
    back.setOnAction(event -> chart.axis().resetZoom());
    var menu = new ContextMenu(picture, figures, new SeparatorMenuItem(), back);
    menu.setOnShowing(
        event -> {
          back.setDisable(chart.axis().zoomProperty().get() == null);
          picture.setDisable(chart.isEmpty());
          figures.setDisable(chart.isEmpty());
        });
    chart.setOnContextMenuRequested(
        event -> {
          menu.show(chart, event.getScreenX(), event.getScreenY());
          event.consume();
        });
    return menu;
  }
}
