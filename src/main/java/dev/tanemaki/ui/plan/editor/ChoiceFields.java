package dev.tanemaki.ui.plan.editor;

import dev.tanemaki.plan.Finding;
import dev.tanemaki.ui.kit.DecimalField;
import dev.tanemaki.ui.kit.Icons;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The chosen choice as fields: what it is called, its weight, its words, its lock. */
final class ChoiceFields extends VBox {

  private final ChoiceKind kind;
  private final Messages texts;
  private final ChoicesPane pane;
  private final Form form = new Form();
  private final Label name = new Label();
  private final TextEdit key;
  private final TextEdit words;
  private final DecimalField weight;
  private final ToggleButton lock = new ToggleButton();
  private final Button remove = new Button();
  private int index = -1;

  ChoiceFields(ChoiceKind kind, Messages texts, Formats formats, ChoicesPane pane) {
    this.kind = kind;
    this.texts = texts;
    this.pane = pane;
    getStyleClass().add("choice-fields");
    name.getStyleClass().add("tm-strong");
    name.setMinWidth(0);
    HBox.setHgrow(name, Priority.ALWAYS);
    name.setMaxWidth(Double.MAX_VALUE);
    var head = new HBox(name, lockButton(), removeButton());
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("choice-tools");
    key = new TextEdit("choice-key", texts.text("choice.value"), this::renamed);
    words = new TextEdit("choice-words", texts.text("choice.words"), this::reworded);
    boolean percent = !kind.sharesAWhole();
    weight =
        new DecimalField(
            texts.text(percent ? "choice.probability" : "choice.weight"),
            0,
            percent ? 100 : Double.POSITIVE_INFINITY,
            formats,
            (value, settled) -> pane.weigh(index, value / (percent ? 100 : 1), settled));
    weight.setId("choice-weight");
    weight.addEventHandler(KeyEvent.KEY_PRESSED, this::leave);
    form.add(
        texts.text(percent ? "choice.probability" : "choice.weight"),
        "",
        weight,
        weight.errorProperty());
    if (kind.hasWords()) {
      form.add(texts.text("choice.value"), "", key, 1);
      form.add(texts.text("choice.words"), "", words);
    }
    getChildren().addAll(head, form);
  }

  private ToggleButton lockButton() {
    lock.setId("choice-lock");
    lock.setGraphic(Icons.of(Feather.LOCK));
    lock.getStyleClass().add("button-icon");
    lock.setAccessibleText(texts.text("choice.lock"));
    lock.setTooltip(new Tooltip(texts.text("choice.lock")));
    lock.setOnAction(event -> pane.toggleLock(index));
    lock.setVisible(kind.sharesAWhole());
    lock.setManaged(kind.sharesAWhole());
    lock.setMinWidth(Region.USE_PREF_SIZE);
    return lock;
  }

  private Button removeButton() {
    remove.setId("choice-remove");
    remove.setGraphic(Icons.of(Feather.TRASH_2));
    remove.getStyleClass().add("button-icon");
    remove.setAccessibleText(texts.text("choice.remove"));
    remove.setTooltip(new Tooltip(texts.text("choice.remove")));
    remove.setOnAction(event -> pane.remove(index));
    remove.setMinWidth(Region.USE_PREF_SIZE);
    return remove;
  }

  /** More to set where all keys not listed are chosen. */
  Form form() {
    return form;
  }

  /** Shows another choice; -1 for none. */
  void show(ChoiceModel model, int choice) {
    index = choice;
    setDisable(choice < 0);
    if (choice >= 0 && choice < model.choices().size()) {
      refresh(model);
    }
  }

  /** Shows the same choice as it is now. */
  void refresh(ChoiceModel model) {
    if (index < 0 || index >= model.choices().size()) {
      return;
    }
    var choice = model.choice(index);
    boolean others = model.isOthers(index);
    String label = model.label(index);
    String title =
        others
            ? texts.text("choices.others")
            : label.equals(choice.key()) ? label : choice.key() + " " + label;
    if (!title.equals(name.getText())) {
      name.setText(title);
    }
    weight.setStep(kind.sharesAWhole() ? model.step() : 1);
    weight.show(kind.sharesAWhole() ? choice.weight() : Shares.clean(choice.weight() * 100));
    weight.setDisable(model.isLocked(index));
    key.show(choice.key());
    words.show(choice.text());
    words.setPromptText(others ? "" : label);
    lock.setSelected(model.isLocked(index));
    remove.setDisable(others || model.choices().size() < 2);
  }

  void mark(List<Finding> findings) {
    form.mark(findings, texts.locale());
  }

  private void renamed(String text, boolean settled) {
    var choice = pane.model().choice(index);
    if (!text.isBlank() && (text.equals(choice.key()) || !pane.model().has(text))) {
      pane.replace(index, choice.withKey(text), settled);
    }
  }

  private void reworded(String text, boolean settled) {
    pane.replace(index, pane.model().choice(index).withText(text), settled);
  }

  /** Enter in the weight goes back to the bars, for the next one. */
  private void leave(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.ESCAPE) {
      pane.focusList();
      event.consume();
    }
  }

  /** Goes to the weight, which begins with what was typed, if anything was. */
  void focusWeight(String typed) {
    weight.requestFocus();
    if (typed.isEmpty()) {
      weight.selectAll();
    } else {
      weight.setText(typed);
      weight.end();
    }
  }

  void focusKey() {
    key.requestFocus();
    key.selectAll();
  }
}
