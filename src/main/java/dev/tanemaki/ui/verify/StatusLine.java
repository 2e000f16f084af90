package dev.tanemaki.ui.verify;

import dev.tanemaki.ui.kit.Icons;
import dev.tanemaki.ui.kit.Tone;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import dev.tanemaki.ui.verify.Progress.Stage;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** How far a verification is and what it has found, in one line. */
final class StatusLine extends HBox {

  private final Messages texts;
  private final Formats formats;
  private final Label summary = new Label();
  private final ProgressBar bar = new ProgressBar(0);

  /**
   * @param filter stands at its end
   */
  StatusLine(Messages texts, Formats formats, Node filter) {
    super(12);
    this.texts = texts;
    this.formats = formats;
    summary.setId("verify-summary");
    summary.getStyleClass().addAll("tm-number");
    summary.setMinWidth(0);
    bar.setPrefWidth(160);
    bar.setAccessibleText(texts.text("verify.progress"));
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    getChildren().addAll(summary, bar, gap, filter);
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("verify-status");
  }

  /** Hides where no check is known yet. */
  void show(Progress progress) {
    boolean known = !progress.expected().isEmpty();
    setVisible(known);
    setManaged(known);
    bar.setVisible(progress.stage() instanceof Stage.Running);
    bar.setManaged(bar.isVisible());
    bar.setProgress(progress.share());
    summary.setText(known ? summary(progress) : "");
    Tone tone = tone(progress);
    tone.applyTo(summary);
    summary.setGraphic(
        switch (tone) {
          case DANGER -> Icons.of(Feather.X_CIRCLE);
          case POSITIVE -> Icons.of(Feather.CHECK_CIRCLE);
          default -> null;
        });
  }

  private static Tone tone(Progress progress) {
    return switch (progress.stage()) {
      case Stage.Done d -> progress.failed() > 0 ? Tone.DANGER : Tone.POSITIVE;
      case Stage.Running r -> progress.failed() > 0 ? Tone.DANGER : Tone.NEUTRAL;
      case Stage.Idle i -> Tone.NEUTRAL;
      case Stage.Cancelled c -> Tone.NEUTRAL;
      case Stage.Failed f -> Tone.NEUTRAL;
    };
  }

  private String summary(Progress progress) {
    boolean running = progress.stage() instanceof Stage.Running;
    String line =
        texts.text(
            running ? "summary.running" : "summary.done",
            formats.count(running ? progress.done().size() : progress.passed()),
            formats.count(progress.expected().size()),
            progress.failed(),
            formats.count(progress.violations()),
            formats.duration(progress.took()));
    if (!running && progress.untested() > 0) {
      line += " · " + texts.text("summary.untested", formats.count(progress.untested()));
    }
    if (!running && progress.sampled() > 0) {
      line += " · " + texts.text("summary.sampled", formats.count(progress.sampled()));
    }
    return line;
  }
}
