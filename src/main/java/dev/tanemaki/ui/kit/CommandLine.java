package dev.tanemaki.ui.kit;

import dev.tanemaki.ui.kit.text.Messages;
import java.util.Locale;
import javafx.animation.PauseTransition;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/** The terminal command that does the same, to read, to select and to copy. */
public final class CommandLine extends HBox {

  private static final Duration CONFIRMATION = Duration.seconds(1.5);

  private final TextInputControl command;
  private final Button copy = new Button();
  private final Messages messages;
  private final PauseTransition confirmation = new PauseTransition(CONFIRMATION);

  public CommandLine(Locale locale) {
    this(locale, 1);
  }

  /** As many lines as there are; what is longer can be scrolled. */
  public CommandLine(Locale locale, int lines) {
    command = lines == 1 ? line() : area(lines);
    messages = Messages.of(CommandLine.class, locale);
    Label prompt = new Label("$");
    prompt.getStyleClass().addAll("tm-mono", "tm-muted");
    command.setEditable(false);
    command.getStyleClass().add("tm-mono");
    Tooltip whole = new Tooltip();
    whole.textProperty().bind(command.textProperty());
    whole.setWrapText(true);
    whole.setMaxWidth(600);
    command.setTooltip(whole);
    command.setAccessibleText(messages.text("command.accessible"));
    HBox.setHgrow(command, Priority.ALWAYS);
    copy.getStyleClass().addAll("flat", "small");
    copy.setMinWidth(Region.USE_PREF_SIZE);
    copy.setOnAction(event -> copy());
    confirmation.setOnFinished(event -> offer());
    offer();
    setAlignment(lines == 1 ? Pos.CENTER_LEFT : Pos.TOP_LEFT);
    getStyleClass().add("tm-command-line");
    getChildren().addAll(prompt, command, copy);
  }

  /** Without the prompt. */
  public StringProperty commandProperty() {
    return command.textProperty();
  }

  private static TextInputControl line() {
    var line = new TextField();
    line.setPrefColumnCount(1);
    return line;
  }

  private static TextInputControl area(int lines) {
    var area = new TextArea();
    area.setPrefRowCount(lines);
    area.setPrefColumnCount(1);
    area.setWrapText(true);
    return area;
  }

  private void copy() {
    var content = new ClipboardContent();
    content.putString(command.getText());
    Clipboard.getSystemClipboard().setContent(content);
    name(messages.text("command.copied"));
    copy.setGraphic(Icons.of(Feather.CHECK));
    confirmation.playFromStart();
  }

  /** Several lines have no room for the word beside them. */
  private void name(String text) {
    boolean room = command instanceof TextField;
    copy.setText(room ? text : "");
    copy.setAccessibleText(text);
    copy.setTooltip(room ? null : new Tooltip(text));
  }

  private void offer() {
    name(messages.text("command.copy"));
    copy.setGraphic(Icons.of(Feather.COPY));
  }
}
