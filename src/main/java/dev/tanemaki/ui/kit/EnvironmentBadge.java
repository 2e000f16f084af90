package dev.tanemaki.ui.kit;

import dev.tanemaki.ui.kit.text.Messages;
import java.util.Locale;
import javafx.scene.control.Label;
import org.kordamp.ikonli.feather.Feather;

/** The environment by colour, sign and word, since colour alone is never enough. */
public final class EnvironmentBadge extends Label {

  private final Messages messages;

  public EnvironmentBadge(Environment environment, Locale locale) {
    messages = Messages.of(EnvironmentBadge.class, locale);
    getStyleClass().add("tm-environment-badge");
    setMinWidth(USE_PREF_SIZE);
    show(environment);
  }

  public void show(Environment environment) {
    for (Environment other : Environment.values()) {
      getStyleClass().remove(other.styleClass());
    }
    getStyleClass().add(environment.styleClass());
    switch (environment) {
      case SANDBOX -> set(Feather.BOX, "environment.sandbox");
      case DEVELOPMENT -> set(Feather.CODE, "environment.development");
      case STAGING -> set(Feather.LAYERS, "environment.staging");
      case PRODUCTION -> set(Feather.ALERT_TRIANGLE, "environment.production");
    }
  }

  private void set(Feather icon, String key) {
    setGraphic(Icons.of(icon));
    setText(messages.text(key));
    setAccessibleText(messages.text("environment.accessible", getText()));
  }
}
