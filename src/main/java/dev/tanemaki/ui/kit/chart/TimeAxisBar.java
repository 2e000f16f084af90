package dev.tanemaki.ui.kit.chart;

import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Chooses what the charts of an axis show: last minute, last five, whole run; pause; zoom back. */
public final class TimeAxisBar extends HBox {

  private final Messages messages;

  public TimeAxisBar(TimeAxis axis, Formats formats) {
    messages = Messages.of(TimeAxisBar.class, formats.locale());
    getStyleClass().add("tm-time-axis-bar");
    setAlignment(Pos.CENTER_RIGHT);
    getChildren().addAll(zoomBack(axis), pause(axis), windows(axis));
  }

  private HBox windows(TimeAxis axis) {
    Map<TimeWindow, String> choices = new LinkedHashMap<>();
    choices.put(new TimeWindow.Last(Duration.ofMinutes(1)), messages.text("window.minutes", 1));
    choices.put(new TimeWindow.Last(Duration.ofMinutes(5)), messages.text("window.minutes", 5));
    choices.put(new TimeWindow.Whole(), messages.text("window.whole"));
    ToggleGroup group = new ToggleGroup();
    HBox box = new HBox();
    String[] places = {"left-pill", "center-pill", "right-pill"};
    choices.forEach(
        (window, label) -> {
          ToggleButton button = new ToggleButton(label);
          button.setUserData(window);
          button.setToggleGroup(group);
          button.setMinWidth(USE_PREF_SIZE);
          button.getStyleClass().addAll("small", places[box.getChildren().size()]);
          box.getChildren().add(button);
        });
    group
        .selectedToggleProperty()
        .addListener(
            (source, before, now) -> {
              if (now == null) {
                group.selectToggle(before);
              } else {
                axis.windowProperty().set((TimeWindow) now.getUserData());
              }
            });
    axis.windowProperty().subscribe(window -> select(group, window));
    return box;
  }

  private static void select(ToggleGroup group, TimeWindow window) {
    for (Toggle toggle : group.getToggles()) {
      if (toggle.getUserData().equals(window)) {
        group.selectToggle(toggle);
      }
    }
  }

  private ToggleButton pause(TimeAxis axis) {
    ToggleButton button = new ToggleButton(null, icon(Feather.PAUSE));
    button.getStyleClass().addAll("small", "button-icon");
    button.setAccessibleText(messages.text("window.pause"));
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
    Button button = new Button(messages.text("window.back"), icon(Feather.ZOOM_OUT));
    button.getStyleClass().addAll("small", "flat");
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(event -> axis.resetZoom());
    axis.zoomProperty()
        .subscribe(
            zoom -> {
              button.setVisible(zoom != null);
              button.setManaged(zoom != null);
            });
    return button;
  }

  private static FontIcon icon(Feather icon) {
    FontIcon node = new FontIcon(icon);
    node.getStyleClass().add("tm-icon");
    return node;
  }
}
