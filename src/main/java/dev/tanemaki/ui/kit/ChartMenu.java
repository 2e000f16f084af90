package dev.tanemaki.ui.kit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tanemaki.ui.kit.chart.ChartExport;
import dev.tanemaki.ui.kit.chart.Series;
import dev.tanemaki.ui.kit.chart.TimeChart;
import dev.tanemaki.ui.kit.text.Messages;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.stage.FileChooser.ExtensionFilter;
import org.kordamp.ikonli.feather.Feather;

/** What one can do with charts beyond looking: save them as a picture or as figures. */
public final class ChartMenu {

  /** A picture twice as fine as the screen can go into a report. */
  private static final double SCALE = 2;

  private final Messages messages;
  private final SaveFile save;

  /**
   * @param failed gets the file that could not be written and why, on the JavaFX thread
   */
  public ChartMenu(Locale locale, Background background, BiConsumer<Path, Exception> failed) {
    messages = Messages.of(ChartMenu.class, locale);
    save = new SaveFile(background, failed);
  }

  /** Gives one chart a context menu, which the menu key opens too. */
  public ContextMenu install(TimeChart chart) {
    var picture = picture(chart, chart::title, () -> ChartExport.image(chart, SCALE));
    var figures =
        figures(
            chart,
            chart::title,
            () -> {
              var series = chart.series().stream().map(Series::copy).toList();
              var shown = chart.axis().visible();
              return () -> ChartExport.csv(series, shown);
            });
    var back = new MenuItem(messages.text("chart.back"));
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

  /**
   * A button for all charts of a screen together.
   *
   * @param charts the node that holds them
   * @param name of the files, without ending
   * @param empty whether there is nothing yet to save as figures
   * @param csv takes what there is; the text is made in the background
   */
  public MenuButton button(
      Node charts, Supplier<String> name, BooleanSupplier empty, Supplier<Callable<String>> csv) {
    var button = new MenuButton("", Icons.of(Feather.DOWNLOAD));
    button.setId("chart-export");
    button.getStyleClass().add("button-icon");
    button.setAccessibleText(messages.text("chart.all"));
    button.setTooltip(new Tooltip(messages.text("chart.all")));
    var picture = picture(charts, name, () -> ChartExport.image(charts, SCALE));
    var figures = figures(charts, name, csv);
    button.getItems().addAll(picture, figures);
    button.setOnShowing(event -> figures.setDisable(empty.getAsBoolean()));
    return button;
  }

  private MenuItem picture(Node charts, Supplier<String> name, Supplier<Image> taken) {
    var item = new MenuItem(messages.text("chart.png"));
    item.setOnAction(
        event -> {
          var image = taken.get();
          ask(charts, name.get() + ".png", "PNG", () -> Png.encode(image));
        });
    return item;
  }

  private MenuItem figures(Node charts, Supplier<String> name, Supplier<Callable<String>> csv) {
    var item = new MenuItem(messages.text("chart.csv"));
    item.setOnAction(
        event -> {
          var text = csv.get();
          ask(charts, name.get() + ".csv", "CSV", () -> text.call().getBytes(UTF_8));
        });
    return item;
  }

  private void ask(Node charts, String name, String kind, Callable<byte[]> content) {
    var filter = new ExtensionFilter(kind, "*." + kind.toLowerCase(Locale.ROOT));
    save.ask(charts.getScene().getWindow(), name, filter, content);
  }
}
