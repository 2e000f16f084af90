package dev.tanemaki.ui.run;

import dev.tanemaki.run.RunState;
import dev.tanemaki.ui.kit.Icons;
import dev.tanemaki.ui.kit.text.Messages;
import dev.tanemaki.ui.session.CurrentRun.Stage;
import dev.tanemaki.ui.session.RunFrame;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** The screen's title and, top right, the one thing to do next. */
final class RunHeader extends HBox {

  private final RunModel model;
  private final Messages texts;
  private final Label hint = new Label();
  private final Button cancel = new Button();
  private final Button primary = new Button();
  private Action action = Action.START;

  /** What the primary button does. */
  enum Action {
    START,
    PAUSE,
    RESUME,
    /** Nothing can be done but wait or cancel. */
    WAIT
  }

  RunHeader(RunModel model, Messages texts, Runnable askCancel) {
    this.model = model;
    this.texts = texts;
    getStyleClass().add("screen-header");
    setAlignment(Pos.CENTER_LEFT);
    var title = new Label(texts.text("run.title"));
    title.getStyleClass().add("screen-title");
    title.setMinWidth(USE_PREF_SIZE);
    hint.setId("run-hint");
    hint.getStyleClass().add("tm-muted");
    hint.setMinWidth(0);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    cancel.setId("run-cancel");
    cancel.setText(texts.text("run.cancel"));
    cancel.setMinWidth(USE_PREF_SIZE);
    cancel.setOnAction(event -> askCancel.run());
    primary.setId("run-primary");
    primary.getStyleClass().add("accent");
    primary.setMinWidth(USE_PREF_SIZE);
    primary.setOnAction(event -> act());
    getChildren().addAll(title, hint, gap, cancel, primary);
  }

  void update() {
    var stage = model.run().stage();
    var frame = model.frameProperty().get();
    action = action(stage, frame);
    switch (action) {
      case START -> set(Feather.PLAY, "run.start");
      case PAUSE -> set(Feather.PAUSE, "run.pause");
      case RESUME -> set(Feather.PLAY, "run.resume");
      case WAIT -> set(Feather.PAUSE, "run.pause");
    }
    var readiness = model.readiness();
    boolean ready = readiness == RunModel.Readiness.READY && !model.countingProperty().get();
    primary.setDisable(action == Action.WAIT || (action == Action.START && !ready));
    boolean busy = stage == Stage.RUNNING;
    cancel.setVisible(busy);
    cancel.setManaged(busy);
    hint.setText(
        readiness == RunModel.Readiness.READY || readiness == RunModel.Readiness.BUSY
            ? ""
            : texts.text("ready." + readiness.name().toLowerCase(java.util.Locale.ROOT)));
  }

  static Action action(Stage stage, RunFrame frame) {
    return switch (stage) {
      case NONE, ENDED -> Action.START;
      case STARTING -> Action.WAIT;
      case RUNNING ->
          frame == null
              ? Action.WAIT
              : switch (frame.state()) {
                case RunState.Loading l -> Action.PAUSE;
                case RunState.Paused p -> Action.RESUME;
                case RunState.Preparing p -> Action.WAIT;
                case RunState.Verifying v -> Action.WAIT;
                case RunState.Finished f -> Action.START;
                case RunState.Cancelled c -> Action.START;
                case RunState.Failed f -> Action.START;
              };
    };
  }

  private void act() {
    switch (action) {
      case START -> model.start();
      case PAUSE -> model.run().pause();
      case RESUME -> model.run().resume();
      case WAIT -> {}
    }
  }

  private void set(Feather icon, String key) {
    String text = texts.text(key);
    if (!text.equals(primary.getText())) {
      primary.setText(text);
      primary.setGraphic(Icons.of(icon));
      primary.setAccessibleText(text);
    }
  }
}
