package dev.tanemaki.ui.run;

import dev.tanemaki.telemetry.Snapshot.Restore;
import dev.tanemaki.ui.kit.RestoreRow;
import dev.tanemaki.ui.kit.Tone;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import dev.tanemaki.ui.session.RunFrame;
import java.util.Comparator;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * The indexes and foreign keys that step aside for the load, and how far each is on its way back.
 */
final class AsidePane extends VBox {

  private final Messages texts;
  private final Formats formats;
  private final Label total = new Label();
  private final ProgressBar bar = new ProgressBar(0);
  private final HBox head = new HBox();
  private final VBox rows = new VBox();

  AsidePane(Messages texts, Formats formats) {
    this.texts = texts;
    this.formats = formats;
    total.setId("aside-total");
    total.getStyleClass().addAll("tm-strong", "tm-number");
    total.setMinWidth(Region.USE_PREF_SIZE);
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setAccessibleText(texts.text("checks.aside"));
    HBox.setHgrow(bar, Priority.ALWAYS);
    head.getChildren().setAll(total, bar);
    head.getStyleClass().addAll("tm-progress-row", "aside-head");
    rows.getStyleClass().add("tm-check-list");
    getChildren().addAll(head, rows);
  }

  /** Shows where they are: what is wrong first, then what one waits for, what is back last. */
  void show(RunFrame frame) {
    List<Restore> restores =
        frame.snapshot().restores().stream()
            .sorted(Comparator.comparing(AsidePane::urgency))
            .toList();
    total.setText(
        texts.text(
            "aside.total", formats.count(frame.restoresDone()), formats.count(restores.size())));
    bar.setProgress(frame.restored());
    (frame.aside() == 0 ? Tone.POSITIVE : Tone.NEUTRAL).applyTo(head);
    while (rows.getChildren().size() < restores.size()) {
      rows.getChildren().add(new RestoreRow(formats));
    }
    if (rows.getChildren().size() > restores.size()) {
      rows.getChildren().remove(restores.size(), rows.getChildren().size());
    }
    for (int i = 0; i < restores.size(); i++) {
      ((RestoreRow) rows.getChildren().get(i)).show(item(restores.get(i), frame.ended()));
    }
  }

  private static int urgency(Restore restore) {
    return switch (restore.step()) {
      case FAILED -> 0;
      case UNDER_WAY -> 1;
      case BUILT -> 2;
      case WAITING -> 3;
      case BACK -> 4;
    };
  }

  /** What a run that has ended was at is as it was before: it came in one transaction. */
  private static RestoreRow.Item item(Restore restore, boolean ended) {
    return new RestoreRow.Item(
        restore.table(),
        restore.name(),
        restore.foreignKey(),
        switch (restore.step()) {
          case WAITING -> RestoreRow.State.ASIDE;
          case UNDER_WAY -> ended ? RestoreRow.State.ASIDE : RestoreRow.State.UNDER_WAY;
          case BUILT -> RestoreRow.State.BUILT;
          case BACK -> RestoreRow.State.BACK;
          case FAILED -> RestoreRow.State.FAILED;
        },
        restore.share());
  }
}
