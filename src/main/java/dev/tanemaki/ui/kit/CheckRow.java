package dev.tanemaki.ui.kit;

import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One check on one line: sign, name, rows looked at, verdict. */
public final class CheckRow extends VBox {

  private static final double SPACING = 8;

  private final Formats formats;
  private final Messages messages;
  private final FontIcon sign = Icons.of(Feather.CIRCLE);
  private final Label name = new Label();
  private final Label kind = new Label();
  private final Label rows = new Label();
  private final Label verdict = new Label();
  private Check shown;

  public CheckRow(Formats formats) {
    this.formats = formats;
    this.messages = Messages.of(CheckRow.class, formats.locale());
    name.setMinWidth(0);
    kind.getStyleClass().addAll("tm-small", "tm-muted");
    rows.getStyleClass().addAll("tm-number", "tm-muted", "tm-check-rows");
    verdict.getStyleClass().addAll("tm-number", "tm-check-verdict");
    for (Label label : new Label[] {kind, rows, verdict}) {
      label.setMinWidth(Region.USE_PREF_SIZE);
    }
    var line = new FittingLine(SPACING, name, List.of(kind, rows), sign, name, kind, rows, verdict);
    setAccessibleRole(AccessibleRole.TEXT);
    getStyleClass().add("tm-check-row");
    getChildren().add(line);
  }

  public void show(Check check) {
    if (check.equals(shown)) {
      return;
    }
    shown = check;
    name.setText(check.name());
    kind.setText(check.kind());
    rows.setText(check.rows() > 0 ? formats.count(check.rows()) : "");
    switch (check.state()) {
      case WAITING -> set(Feather.CIRCLE, Tone.NEUTRAL, messages.text("check.waiting"));
      case RUNNING -> set(Feather.LOADER, Tone.INFO, messages.text("check.running"));
      case ASIDE -> set(Feather.CORNER_UP_RIGHT, Tone.NEUTRAL, messages.text("check.aside"));
      case ENFORCED -> set(Feather.CHECK, Tone.INFO, messages.text("check.enforced"));
      case PASSED -> set(Feather.CHECK_CIRCLE, Tone.POSITIVE, messages.text("check.passed"));
      case FAILED ->
          set(Feather.X_CIRCLE, Tone.DANGER, messages.text("check.failed", check.violations()));
      case SKIPPED -> set(Feather.MINUS_CIRCLE, Tone.NEUTRAL, messages.text("check.skipped"));
    }
    setAccessibleText(check.name() + ": " + verdict.getText());
  }

  private void set(Feather icon, Tone tone, String text) {
    sign.setIconCode(icon);
    verdict.setText(text);
    tone.applyTo(this);
  }

  /**
   * What the row shows.
   *
   * @param kind of check, as in "foreign key"; may be empty
   * @param rows looked at so far
   */
  public record Check(String name, String kind, State state, long rows, long violations) {}

  /** How far a check is. */
  public enum State {
    WAITING,
    RUNNING,
    /** The constraint has stepped aside for the load. */
    ASIDE,
    /** The server lets no violation in, but nobody has read the rows back yet. */
    ENFORCED,
    PASSED,
    FAILED,
    SKIPPED
  }
}
