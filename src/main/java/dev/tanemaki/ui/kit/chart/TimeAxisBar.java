package dev.tanemaki.ui.kit.chart;

import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import java.time.Duration;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the charts of an axis show: the time window, whether they stand still, the way back. */
public final class TimeAxisBar extends HBox {

  private static final List<TimeWindow> WINDOWS =
      List.of(
          new TimeWindow.Whole(),
          new TimeWindow.Last(Duration.ofSeconds(10)),
          new TimeWindow.Last(Duration.ofMinutes(1)),
          new TimeWindow.Last(Duration.ofMinutes(5)),
          new TimeWindow.Last(Duration.ofMinutes(30)));

  private final Messages messages;

  public TimeAxisBar(TimeAxis axis, Formats formats) {
    messages = Messages.of(TimeAxisBar.class, formats.locale());
    getStyleClass().add("tm-time-axis-bar");
    setAlignment(Pos.TOP_RIGHT);
    setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(zoomBack(axis), windows(axis), pause(axis));
  }

  private ComboBox<TimeWindow> windows(TimeAxis axis) {
    var choice = new ComboBox<TimeWindow>();
    choice.setId("chart-window");
    choice.setAccessibleText(messages.text("window.label"));
    choice.setTooltip(new Tooltip(messages.text("window.label")));
    choice.getItems().setAll(WINDOWS);
    choice.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(TimeWindow window) {
            return switch (window) {
              case null -> "";
              case TimeWindow.Whole w -> messages.text("window.whole");
              case TimeWindow.Last(var length) ->
                  length.toSeconds() < 60
                      ? messages.text("window.seconds", length.toSeconds())
                      : messages.text("window.minutes", length.toMinutes());
            };
          }

          @Override
          public TimeWindow fromString(String text) {
            throw new UnsupportedOperationException("the choice cannot be typed into");
          }
        });
    axis.windowProperty().subscribe(choice::setValue);
    choice.setOnAction(
        event -> {
          axis.resetZoom();
          axis.windowProperty().set(choice.getValue());
        });
    return choice;
  }

  private ToggleButton pause(TimeAxis axis) {
    var button = iconOnly(new ToggleButton(), Feather.PAUSE, "window.pause");
    button.setId("chart-pause");
    button.setOnAction(event -> axis.setPaused(button.isSelected()));
    axis.pausedProperty()
        .subscribe(
            paused -> {
              button.setSelected(paused);
              button.setGraphic(icon(paused ? Feather.PLAY : Feather.PAUSE));
            });
    return button;
  }

  private Button zoomBack(TimeAxis axis) {
    var button = iconOnly(new Button(), Feather.ZOOM_OUT, "window.back");
    button.setId("chart-zoom-back");
    button.setOnAction(event -> axis.resetZoom());
    axis.zoomProperty()
        .subscribe(
            zoom -> {
              button.setVisible(zoom != null);
              button.setManaged(zoom != null);
            });
    return button;
  }

  private <B extends ButtonBase> B iconOnly(B button, Feather icon, String text) {
    button.setGraphic(icon(icon));
    button.getStyleClass().add("button-icon");
    button.setAccessibleText(messages.text(text));
    button.setTooltip(new Tooltip(messages.text(text)));
    return button;
  }

  private static FontIcon icon(Feather icon) {
    FontIcon node = new FontIcon(icon);
    node.getStyleClass().add("tm-icon");
    return node;
  }
}
