package dev.tanemaki.ui.run;

import dev.tanemaki.run.RunState;
import dev.tanemaki.ui.kit.Icons;
import dev.tanemaki.ui.kit.Tone;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import dev.tanemaki.ui.session.CurrentRun.Stage;
import dev.tanemaki.ui.session.RunFrame;
import java.util.Locale;
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
  private final Formats formats;
  private final Label hint = new Label();
  private final Label outcome = new Label();
  private final Button history = new Button();
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

  RunHeader(
      RunModel model, Messages texts, Formats formats, Runnable askCancel, Runnable goToHistory) {
    this.formats = formats;
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
    outcome.setId("run-outcome");
    outcome.setGraphic(Icons.of(Feather.CHECK_CIRCLE));
    Tone.POSITIVE.applyTo(outcome);
    outcome.setMinWidth(USE_PREF_SIZE);
    history.setId("run-history");
    history.setText(texts.text("done.history"));
    history.setMinWidth(USE_PREF_SIZE);
    history.setOnAction(event -> goToHistory.run());
    getChildren().addAll(title, outcome, hint, gap, history, cancel, primary);
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
    boolean ready = readiness == Readiness.READY && !model.countingProperty().get();
    enable(action != Action.WAIT && (action != Action.START || ready));
    boolean busy = stage == Stage.RUNNING;
    cancel.setVisible(busy);
    cancel.setManaged(busy);
    boolean good = stage == Stage.ENDED && Outcome.good(frame);
    outcome.setVisible(good);
    outcome.setManaged(good);
    history.setVisible(good);
    history.setManaged(good);
    if (good) {
      outcome.setText(
          texts.text(
              frame.restoreOnly() ? "done.back" : "done.finished", Long.toString(frame.number())));
    }
    boolean said = readiness == Readiness.READY || readiness == Readiness.BUSY;
    hint.setText(
        good && said
            ? Outcome.text(frame, model.ceiling(), texts, formats)
            : said
                ? doing(frame)
                : texts.text("ready." + readiness.name().toLowerCase(Locale.ROOT)));
  }

  /**
   * While the button can do nothing the header keeps its focus: it would go to whatever comes next,
   * and the controls scroll there.
   */
  private void enable(boolean able) {
    if (!able && primary.isFocused()) {
      requestFocus();
    }
    primary.setDisable(!able);
    if (able && isFocused()) {
      primary.requestFocus();
    }
  }

  /** What the run does where the charts do not tell. */
  private String doing(RunFrame frame) {
    return frame != null && frame.restoring()
        ? texts.text(
            "run.restoring",
            formats.count(frame.restoresDone()),
            formats.count(frame.snapshot().restores().size()))
        : "";
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
                case RunState.Restoring r -> Action.WAIT;
                case RunState.Undoing u -> Action.WAIT;
                case RunState.Verifying v -> Action.WAIT;
                case RunState.Ended e -> Action.START;
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
