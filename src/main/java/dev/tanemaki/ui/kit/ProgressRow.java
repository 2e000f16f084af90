package dev.tanemaki.ui.kit;

import dev.tanemaki.ui.kit.text.Formats;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** How far one thing is: name and counts on a line, the bar below. */
public final class ProgressRow extends VBox {

  private static final double SPACING = 12;

  private final Formats formats;
  private final Label name;
  private final Label counts = new Label();
  private final Label share = new Label();
  private final ProgressBar bar = new ProgressBar(0);

  public ProgressRow(String label, Formats formats) {
    this.formats = formats;
    name = new Label(label);
    name.setMinWidth(0);
    counts.getStyleClass().addAll("tm-number", "tm-muted");
    counts.setMinWidth(Region.USE_PREF_SIZE);
    share.getStyleClass().addAll("tm-number", "tm-progress-share");
    share.setMinWidth(Region.USE_PREF_SIZE);
    var line = new FittingLine(SPACING, name, List.of(counts), name, counts, share);
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setMinHeight(Region.USE_PREF_SIZE);
    bar.setAccessibleText(label);
    getStyleClass().add("tm-progress-row");
    getChildren().addAll(line, bar);
    show(0, 0);
  }

  /**
   * @param total 0 or less where it is not known; the bar then shows none
   */
  public void show(long done, long total) {
    counts.setText(
        total > 0
            ? formats.count(done) + " / " + formats.count(total)
            : done > 0 ? formats.count(done) : "");
    double progress = total > 0 ? Math.clamp((double) done / total, 0, 1) : 0;
    share.setText(total > 0 ? formats.percent(progress) : "");
    bar.setProgress(progress);
    bar.setAccessibleHelp(counts.getText());
    (total > 0 && done >= total ? Tone.POSITIVE : Tone.NEUTRAL).applyTo(this);
  }
}
