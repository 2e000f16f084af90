package dev.tanemaki.ui.kit;

import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One index or foreign key that steps aside and comes back, on one line. */
public final class RestoreRow extends VBox {

  private static final double SPACING = 8;

  private final Formats formats;
  private final Messages messages;
  private final FontIcon sign = Icons.of(Feather.CIRCLE);
  private final Label name = new Label();
  private final Label table = new Label();
  private final Label kind = new Label();
  private final Label state = new Label();
  private final ProgressBar bar = new ProgressBar(0);
  private final Tooltip whole = new Tooltip();
  private Item shown;

  public RestoreRow(Formats formats) {
    this.formats = formats;
    messages = Messages.of(RestoreRow.class, formats.locale());
    name.setMinWidth(0);
    name.setTooltip(whole);
    table.getStyleClass().addAll("tm-small", "tm-muted");
    kind.getStyleClass().addAll("tm-small", "tm-muted", "tm-restore-kind");
    state.getStyleClass().addAll("tm-number", "tm-restore-state");
    for (Label label : new Label[] {table, kind, state}) {
      label.setMinWidth(Region.USE_PREF_SIZE);
    }
    // The place of the bar stays when there is none: what is beside it stands in columns.
    var place = new StackPane(bar);
    place.getStyleClass().add("tm-restore-bar");
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setMinHeight(Region.USE_PREF_SIZE);
    var line =
        new FittingLine(
            SPACING, name, List.of(table, kind, place), sign, name, table, kind, place, state);
    setAccessibleRole(AccessibleRole.TEXT);
    getStyleClass().add("tm-restore-row");
    getChildren().add(line);
  }

  public void show(Item item) {
    if (item.equals(shown)) {
      return;
    }
    shown = item;
    name.setText(item.name());
    table.setText(item.table());
    kind.setText(messages.text(item.foreignKey() ? "restore.foreignkey" : "restore.index"));
    switch (item.state()) {
      case ASIDE -> set(Feather.CORNER_UP_RIGHT, Tone.NEUTRAL, messages.text("restore.aside"));
      case UNDER_WAY -> set(Feather.LOADER, Tone.INFO, underWay(item));
      case BUILT -> set(Feather.CHECK, Tone.INFO, messages.text("restore.built"));
      case BACK -> set(Feather.CHECK_CIRCLE, Tone.POSITIVE, messages.text("restore.back"));
      case FAILED -> set(Feather.X_CIRCLE, Tone.DANGER, messages.text("restore.failed"));
    }
    boolean measured = item.state() == State.UNDER_WAY && !Double.isNaN(item.share());
    bar.setVisible(measured);
    bar.setProgress(measured ? item.share() : 0);
    bar.setAccessibleText(item.name());
    whole.setText(item.name() + "\n" + kind.getText() + " · " + item.table());
    setAccessibleText(
        "%s, %s, %s: %s".formatted(item.name(), kind.getText(), item.table(), state.getText()));
  }

  private String underWay(Item item) {
    return item.foreignKey()
        ? messages.text("restore.validating")
        : messages.text(
            "restore.building", formats.percent(Double.isNaN(item.share()) ? 0 : item.share()));
  }

  private void set(Feather icon, Tone tone, String text) {
    sign.setIconCode(icon);
    state.setText(text);
    tone.applyTo(this);
  }

  /**
   * What the row shows.
   *
   * @param share of the work done while it is under way, 0 to 1; NaN where nobody tells
   */
  public record Item(String table, String name, boolean foreignKey, State state, double share) {}

  /** Where it is on its way back. */
  public enum State {
    ASIDE,
    UNDER_WAY,
    /** An index that still has to become its constraint. */
    BUILT,
    BACK,
    FAILED
  }
}
