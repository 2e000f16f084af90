package dev.tanemaki.ui.session;

import dev.tanemaki.ui.kit.Banner;
import dev.tanemaki.ui.kit.Tone;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import dev.tanemaki.verify.alert.Alert;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.VBox;

/** What is over its limit, where the operator looks: a banner, put away until there is more. */
public final class AlertBanner extends VBox {

  /** So many are spelt out. */
  private static final int LINES = 3;

  private final Messages texts;
  private final Formats formats;
  private List<Alert> shown = List.of();
  private List<String> dismissed = List.of();
  private String title = "";

  public AlertBanner(Formats formats) {
    this.formats = formats;
    texts = Messages.of(AlertBanner.class, formats.locale());
    setId("alerts");
    hide();
  }

  /**
   * Shows these alerts and no others.
   *
   * @param last whether all rows have been looked at
   */
  public void show(List<Alert> alerts, boolean last) {
    if (alerts.isEmpty()) {
      dismissed = List.of();
    }
    if (alerts.isEmpty() || names(alerts).equals(dismissed)) {
      shown = List.of();
      title = "";
      hide();
      return;
    }
    String now = texts.text(last ? "alerts.up" : "alerts.sofar", alerts.size());
    if (now.equals(title) && names(shown).equals(names(alerts))) {
      if (!alerts.equals(shown)) {
        // While rows come in the values change; made anew, the button would slip away.
        ((Banner) getChildren().getFirst()).setReason(reason(alerts));
      }
    } else {
      getChildren()
          .setAll(
              new Banner(Tone.ATTENTION, now, reason(alerts))
                  .withDismiss(texts.locale(), this::dismiss));
      setVisible(true);
      setManaged(true);
    }
    title = now;
    shown = alerts;
  }

  private void dismiss() {
    dismissed = names(shown);
    show(shown, true);
  }

  private void hide() {
    getChildren().clear();
    setVisible(false);
    setManaged(false);
  }

  private static List<String> names(List<Alert> alerts) {
    return alerts.stream().map(a -> a.rule().toString()).toList();
  }

  private String reason(List<Alert> alerts) {
    var lines = new ArrayList<String>();
    alerts.stream()
        .limit(LINES)
        .forEach(
            a -> lines.add(texts.text("alerts.line", a.rule(), a.value(), formats.rows(a.rows()))));
    if (alerts.size() > LINES) {
      lines.add(texts.text("alerts.more", alerts.size() - LINES));
    }
    return String.join("\n", lines);
  }
}
