package dev.tanemaki.ui.run;

import dev.tanemaki.problem.Problem;
import dev.tanemaki.ui.kit.Background;
import dev.tanemaki.ui.kit.Icons;
import dev.tanemaki.ui.kit.Png;
import dev.tanemaki.ui.kit.SaveFile;
import dev.tanemaki.ui.kit.text.Messages;
import java.nio.charset.StandardCharsets;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.transform.Transform;
import javafx.stage.FileChooser.ExtensionFilter;
import org.kordamp.ikonli.feather.Feather;

/** Takes all charts out of the window: as one picture or as numbers. */
final class ExportButton extends MenuButton {

  /** Fine enough to go into a report. */
  private static final double SCALE = 2;

  ExportButton(Instruments instruments, RunModel model, Background background, Messages texts) {
    setId("chart-export");
    setGraphic(Icons.of(Feather.DOWNLOAD));
    getStyleClass().add("button-icon");
    setAccessibleText(texts.text("export.title"));
    setTooltip(new Tooltip(texts.text("export.title")));
    var save =
        new SaveFile(
            background,
            (file, failure) ->
                model
                    .run()
                    .refuse(
                        Problem.failed(
                            texts.text("export.failed", file),
                            String.valueOf(failure.getMessage()),
                            texts.text("export.failed.next"))));
    var picture = new MenuItem(texts.text("export.png"));
    picture.setId("chart-export-png");
    picture.setOnAction(
        event -> {
          var image = picture(instruments);
          save.ask(
              getScene().getWindow(),
              name(model) + ".png",
              new ExtensionFilter("PNG", "*.png"),
              () -> Png.encode(image));
        });
    var numbers = new MenuItem(texts.text("export.csv"));
    numbers.setId("chart-export-csv");
    numbers.setOnAction(
        event -> {
          String csv = RecordingCsv.of(model.recordingProperty().get());
          save.ask(
              getScene().getWindow(),
              name(model) + ".csv",
              new ExtensionFilter("CSV", "*.csv"),
              () -> csv.getBytes(StandardCharsets.UTF_8));
        });
    getItems().addAll(picture, numbers);
    setOnShowing(event -> numbers.setDisable(model.recordingProperty().get().isEmpty()));
  }

  private static String name(RunModel model) {
    var frame = model.frameProperty().get();
    return frame == null || frame.number() == 0 ? "run" : "run-" + frame.number();
  }

  private static WritableImage picture(Instruments instruments) {
    var parameters = new SnapshotParameters();
    parameters.setTransform(Transform.scale(SCALE, SCALE));
    parameters.setFill(Color.TRANSPARENT);
    return instruments.snapshot(parameters, null);
  }
}
