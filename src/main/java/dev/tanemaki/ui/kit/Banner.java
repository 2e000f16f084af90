package dev.tanemaki.ui.kit;

import dev.tanemaki.ui.kit.text.Messages;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Says on the spot what happened, why, and offers what to do about it. */
public final class Banner extends HBox {

  private final VBox words = new VBox();
  private final Label why = new Label();
  private final String title;
  private final HBox actions = new HBox();

  /**
   * @param title what happened
   * @param reason why, or what it means; may be empty
   */
  public Banner(Tone tone, String title, String reason) {
    this.title = title;
    Label heading = new Label(title);
    heading.getStyleClass().add("tm-strong");
    heading.setWrapText(true);
    heading.setMinHeight(Region.USE_PREF_SIZE);
    words.getChildren().add(heading);
    words.getStyleClass().add("tm-banner-words");
    why.setWrapText(true);
    why.setMinHeight(Region.USE_PREF_SIZE);
    why.managedProperty().bind(why.textProperty().isNotEmpty());
    words.getChildren().add(why);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    actions.setAlignment(Pos.CENTER_RIGHT);
    actions.getStyleClass().add("tm-banner-actions");
    actions.setMinWidth(Region.USE_PREF_SIZE);

    getStyleClass().add("tm-banner");
    tone.applyTo(this);
    setAccessibleRole(AccessibleRole.TEXT);
    setReason(reason);
    getChildren()
        .addAll(
            Icons.of(
                switch (tone) {
                  case NEUTRAL, INFO -> Feather.INFO;
                  case POSITIVE -> Feather.CHECK_CIRCLE;
                  case ATTENTION -> Feather.ALERT_TRIANGLE;
                  case DANGER -> Feather.ALERT_OCTAGON;
                }),
            words,
            actions);
  }

  /** Says something else below the title; buttons and focus stay. */
  public void setReason(String reason) {
    why.setText(reason);
    setAccessibleText(reason.isEmpty() ? title : title + ". " + reason);
  }

  /** Puts the buttons below the words, for places too narrow to have them beside. */
  public Banner stacked() {
    getChildren().remove(actions);
    actions.setAlignment(Pos.CENTER_LEFT);
    words.getChildren().add(actions);
    return this;
  }

  /** Adds a button with the remedy. */
  public Banner withAction(String label, Runnable action) {
    Button button = new Button(label);
    button.setOnAction(event -> action.run());
    actions.getChildren().add(button);
    return this;
  }

  /** Adds a button to put the banner away, which Escape does too while the focus is in it. */
  public Banner withDismiss(Locale locale, Runnable dismissed) {
    Button button = new Button(null, Icons.of(Feather.X));
    button.getStyleClass().addAll("flat", "button-icon");
    button.setAccessibleText(Messages.of(Banner.class, locale).text("banner.dismiss"));
    button.setOnAction(event -> dismissed.run());
    actions.getChildren().add(button);
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            dismissed.run();
            event.consume();
          }
        });
    return this;
  }
}
