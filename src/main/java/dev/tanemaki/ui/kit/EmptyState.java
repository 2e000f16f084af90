package dev.tanemaki.ui.kit;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.Ikon;

/** What stands where there is nothing yet: what will be here and how to get it. */
public final class EmptyState extends VBox {

  public EmptyState(Ikon icon, String title, String text) {
    Label heading = new Label(title);
    heading.getStyleClass().add("tm-strong");
    Label words = new Label(text);
    words.getStyleClass().add("tm-muted");
    for (Label label : new Label[] {heading, words}) {
      label.setWrapText(true);
      label.setMinHeight(USE_PREF_SIZE);
      label.setTextAlignment(TextAlignment.CENTER);
    }
    setAlignment(Pos.CENTER);
    getStyleClass().add("tm-empty-state");
    setAccessibleText(title + ". " + text);
    getChildren().addAll(Icons.of(icon), heading, words);
  }

  /** Adds the button that changes the state. */
  public EmptyState withAction(String label, Runnable action) {
    Button button = new Button(label);
    button.setOnAction(event -> action.run());
    getChildren().add(button);
    return this;
  }
}
