package dev.tanemaki.ui;

import dev.tanemaki.ui.kit.Icons;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import dev.tanemaki.ui.session.CurrentRun;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The run at the foot of every screen: how it stands, how far it is, and its brakes. */
final class StatusBar extends HBox {

  private final Messages texts;
  private final Formats formats;
  private final CurrentRun run;
  private final Region mark = new Region();
  private final Label headline = new Label();
  private final ProgressBar bar = new ProgressBar();
  private final Label percent = number("status-percent");
  private final Label rate = number("status-rate");
  private final Label left = number("status-left");
  private final Button pause;
  private final Button resume;
  private final Button cancel;
  private final Subscription watching;

  /**
   * @param goToRun shows the Run screen
   * @param askCancel shows the Run screen with the question what cancelling means
   */
  StatusBar(Messages texts, Formats formats, CurrentRun run, Runnable goToRun, Runnable askCancel) {
    this.texts = texts;
    this.formats = formats;
    this.run = run;
    getStyleClass().add("status-bar");
    setAlignment(Pos.CENTER_LEFT);
    mark.getStyleClass().add("status-mark");
    headline.setId("status-headline");
    headline.getStyleClass().add("status-headline");
    headline.setMinWidth(0);
    headline.setOnMouseClicked(event -> goToRun.run());
    bar.setId("status-progress");
    bar.getStyleClass().add("status-progress");
    bar.setAccessibleText(texts.text("status.progress"));
    pause = button("status-pause", Feather.PAUSE, texts.text("status.pause"), run::pause);
    resume = button("status-resume", Feather.PLAY, texts.text("status.resume"), run::resume);
    cancel = button("status-cancel", Feather.X, texts.text("status.cancel"), askCancel);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    getChildren().addAll(mark, headline, bar, percent, gap, rate, left, pause, resume, cancel);
    watching =
        Subscription.combine(
            run.stageProperty().subscribe(this::update),
            run.frameProperty().subscribe(this::update));
    update();
  }

  void close() {
    watching.unsubscribe();
  }

  private void update() {
    var model = StatusModel.of(run.stage(), run.frame(), texts, formats);
    headline.setText(model.headline());
    mark.getStyleClass()
        .setAll("status-mark", "status-" + model.tone().name().toLowerCase(Locale.ROOT));
    boolean measured = !Double.isNaN(model.progress());
    show(bar, measured);
    if (measured) {
      bar.setProgress(model.progress() < 0 ? ProgressBar.INDETERMINATE_PROGRESS : model.progress());
    }
    set(percent, model.percent());
    set(rate, model.rate());
    set(left, model.left());
    show(pause, model.canPause());
    show(resume, model.canResume());
    show(cancel, model.canCancel());
  }

  private static void set(Label label, String text) {
    label.setText(text);
    show(label, !text.isEmpty());
  }

  private static void show(Node node, boolean visible) {
    node.setVisible(visible);
    node.setManaged(visible);
  }

  private static Label number(String id) {
    var label = new Label();
    label.setId(id);
    label.getStyleClass().addAll("tm-number", "status-number");
    label.setMinWidth(USE_PREF_SIZE);
    return label;
  }

  private static Button button(String id, Ikon icon, String name, Runnable action) {
    var button = new Button("", Icons.of(icon));
    button.setId(id);
    button.getStyleClass().add("status-button");
    button.setAccessibleText(name);
    button.setTooltip(new Tooltip(name));
    button.setOnAction(event -> action.run());
    return button;
  }
}
