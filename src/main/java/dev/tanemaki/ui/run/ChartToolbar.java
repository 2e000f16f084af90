package dev.tanemaki.ui.run;

import dev.tanemaki.ui.kit.Background;
import dev.tanemaki.ui.kit.Icons;
import dev.tanemaki.ui.kit.chart.TimeWindow;
import dev.tanemaki.ui.kit.text.Messages;
import java.time.Duration;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;

/** What the charts show: the time window, whether they stand still, and their export. */
final class ChartToolbar extends HBox {

  private static final List<TimeWindow> WINDOWS =
      List.of(
          new TimeWindow.Whole(),
          new TimeWindow.Last(Duration.ofSeconds(10)),
          new TimeWindow.Last(Duration.ofMinutes(1)),
          new TimeWindow.Last(Duration.ofMinutes(5)),
          new TimeWindow.Last(Duration.ofMinutes(30)));

  ChartToolbar(Instruments instruments, RunModel model, Background background, Messages texts) {
    getStyleClass().add("chart-toolbar");
    setAlignment(Pos.TOP_RIGHT);
    setMinWidth(USE_PREF_SIZE);
    var axis = instruments.axis();
    var window = new ComboBox<TimeWindow>();
    window.setId("chart-window");
    window.setAccessibleText(texts.text("window.label"));
    window.setTooltip(new Tooltip(texts.text("window.label")));
    window.getItems().setAll(WINDOWS);
    window.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(TimeWindow choice) {
            return switch (choice) {
              case null -> "";
              case TimeWindow.Whole w -> texts.text("window.whole");
              case TimeWindow.Last(var length) ->
                  length.toSeconds() < 60
                      ? texts.text("window.seconds", length.toSeconds())
                      : texts.text("window.minutes", length.toMinutes());
            };
          }

          @Override
          public TimeWindow fromString(String text) {
            throw new UnsupportedOperationException("the choice cannot be typed into");
          }
        });
    window.setValue(model.view().window());
    axis.windowProperty().set(model.view().window());
    window.setOnAction(
        event -> {
          model.view().window(window.getValue());
          instruments.showWindow(window.getValue());
        });

    var still = new ToggleButton("", Icons.of(Feather.PAUSE));
    still.setId("chart-pause");
    still.getStyleClass().add("button-icon");
    still.setAccessibleText(texts.text("charts.pause"));
    still.setTooltip(new Tooltip(texts.text("charts.pause")));
    still.setOnAction(event -> axis.setPaused(still.isSelected()));
    axis.pausedProperty().subscribe(still::setSelected);
    getChildren().addAll(window, still, new ExportButton(instruments, model, background, texts));
  }
}
