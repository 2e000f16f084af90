package dev.tanemaki.ui.run;

import dev.tanemaki.ui.kit.Icons;
import dev.tanemaki.ui.kit.text.Messages;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;

/** Takes the charts out of the window: as a picture or as numbers. */
final class ExportButton extends MenuButton {

  ExportButton(Instruments instruments, RunModel model, Messages texts) {
    setId("chart-export");
    setGraphic(Icons.of(Feather.DOWNLOAD));
    getStyleClass().add("button-icon");
    setAccessibleText(texts.text("export.title"));
    setTooltip(new Tooltip(texts.text("export.title")));
    var picture = new MenuItem(texts.text("export.png"));
    var numbers = new MenuItem(texts.text("export.csv"));
    getItems().addAll(picture, numbers);
  }
}
