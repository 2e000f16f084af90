package dev.tanemaki.ui.plan.editor;

import dev.tanemaki.plan.Finding;
import dev.tanemaki.ui.kit.FittingLine;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * Choices as bars to drag, with what one does to many of them above and the fields of the chosen
 * one below.
 */
final class ChoicesPane extends VBox implements ChoiceList.Owner {

  /** Hears of the choices as a hand leaves them. */
  interface Listener {
    void changed(List<Choice> choices, boolean settled);
  }

  private final Messages texts;
  private final ChoiceModel model;
  private final Listener listener;
  private final ChoiceLabels labels;
  private final ChoiceTools tools;
  private final ChoiceFields fields;
  private final ChoiceList list;
  private final CheckBox balance = new CheckBox();
  private final Label total = new Label();
  private final Label note = new Label();
  private final Legend legend;
  private ParentKeys keys = ParentKeys.ANY;
  private boolean weighing;

  ChoicesPane(ChoiceKind kind, Formats formats, Listener listener) {
    this.listener = listener;
    texts = Messages.of(ChoicesPane.class, formats.locale());
    model = new ChoiceModel(kind);
    labels = new ChoiceLabels(model, texts.text("choices.others"));
    tools = new ChoiceTools(kind, texts, this);
    fields = new ChoiceFields(kind, texts, formats, this);
    legend = new Legend(texts);
    getStyleClass().add("choices");
    setMinWidth(0);
    list = new ChoiceList(model, labels, texts, formats, this);
    list.getSelectionModel()
        .selectedItemProperty()
        .subscribe((before, now) -> fields.show(model, now == null ? -1 : now));
    VBox.setVgrow(list, Priority.ALWAYS);
    balance.setId("choices-balance");
    balance.setText(texts.text("choices.balance"));
    balance.setOnAction(event -> model.setBalanced(balance.isSelected()));
    boolean whole = kind.sharesAWhole();
    total.setId("choices-total");
    total.getStyleClass().addAll("tm-muted", "tm-small");
    var gap = new Region();
    var spare = List.<Node>of(legend, total);
    var line =
        whole
            ? new FittingLine(12, gap, spare, balance, gap, legend, total)
            : new FittingLine(12, gap, spare, gap, legend, total);
    note.setId("choices-note");
    note.getStyleClass().add("tm-note");
    note.setWrapText(true);
    said("");
    getChildren().addAll(tools, list, line, note, fields);
  }

  /**
   * Shows choices.
   *
   * @param other whether they are another column's: what was set for looking only goes
   * @param all keys that may be listed, each with how much of the weight of all others it has;
   *     empty where any key may
   */
  void show(
      List<Choice> choices, boolean other, UnaryOperator<String> words, Map<String, Double> all) {
    keys = new ParentKeys(all, words);
    if (other) {
      tools.clear();
      model.open(choices, words);
      balance.setSelected(model.isBalanced());
    } else {
      model.set(choices, words);
    }
    labels.forget();
    arrange();
    if (other) {
      list.scrollTo(0);
      list.getSelectionModel().selectFirst();
    }
    said("");
  }

  /** Shows what is wrong at the choices concerned. */
  void mark(List<Finding> found) {
    if (list.mark(found)) {
      fields.mark(found);
    }
  }

  void showActual(Map<String, Double> shares) {
    model.showActual(shares);
    legend.show(!shares.isEmpty());
    list.refreshBars();
  }

  /** The fields of the chosen choice, for an editor that has more to say of the last one. */
  ChoiceFields fields() {
    return fields;
  }

  ChoiceModel model() {
    return model;
  }

  /** Lists again what is to be shown, the chosen one still chosen. */
  void arrange() {
    list.show(model.shown(tools.search(), tools.order()));
    tools.offer(keys.unlisted(model), keys.words());
    refresh();
  }

  @Override
  public void refresh() {
    list.refreshBars();
    fields.refresh(model);
    summary();
  }

  private void summary() {
    String text =
        model.kind().sharesAWhole()
            ? texts.text("choices.total", listed(), Math.rint(model.whole() * 10_000) / 10_000)
            : texts.text("choices.count", listed());
    if (!text.equals(total.getText())) {
      total.setText(text);
    }
  }

  /** What came of pasting. */
  private void said(String text) {
    note.setText(text);
    note.setVisible(!text.isEmpty());
    note.setManaged(!text.isEmpty());
  }

  private int listed() {
    int size = model.choices().size();
    return size > 0 && model.isOthers(size - 1) ? size - 1 : size;
  }

  private void tell(boolean settled) {
    listener.changed(model.choices(), settled);
  }

  /** Something was done to the list as a whole, or to one of it at once. */
  private void done() {
    labels.forget();
    model.fit();
    arrange();
    tell(true);
  }

  // What a hand or a key does at the list.

  @Override
  public void moved(boolean settled) {
    said("");
    refresh();
    tell(settled);
  }

  @Override
  public void edit(String typed) {
    fields.focusWeight(typed);
  }

  @Override
  public void search() {
    tools.focusSearch();
  }

  // What tools and fields ask for.

  void weigh(int index, double weight, boolean settled) {
    // While a number is being typed every reading of it counts from before the first.
    if (!weighing) {
      model.take();
    }
    weighing = !settled;
    model.moveTo(index, weight);
    if (settled) {
      model.fit();
    }
    refresh();
    tell(settled);
  }

  void replace(int index, Choice choice, boolean settled) {
    model.replace(index, choice);
    labels.forget();
    refresh();
    tell(settled);
  }

  @Override
  public void remove(int index) {
    if (!model.isOthers(index) && listed() > 1) {
      int row = list.getSelectionModel().getSelectedIndex();
      model.remove(index);
      done();
      list.getSelectionModel().select(Math.min(row, list.getItems().size() - 1));
      fields.show(model, list.getSelectionModel().getSelectedItem());
    }
  }

  void toggleLock(int index) {
    list.toggleLock(index);
  }

  void normalise() {
    model.normalise();
    done();
  }

  /** Adds a choice that the operator names next. */
  void addNew() {
    String stem = texts.text("choices.new");
    String key = stem;
    for (int n = 2; model.has(key); n++) {
      key = stem + " " + n;
    }
    double weight = model.kind().sharesAWhole() ? model.step() * 5 : 0.5;
    added(model.add(new Choice(key, weight, "")));
    fields.focusKey();
  }

  /** Adds a key of the parent. */
  void addKey(String key) {
    added(keys.list(model, List.of(key)).getFirst());
    fields.focusWeight("");
  }

  private void added(int at) {
    tools.clear();
    done();
    list.getSelectionModel().select(Integer.valueOf(at));
    list.scrollTo(Integer.valueOf(at));
  }

  /** Adds every key of the parent with the weight it had among the others. */
  void addAll() {
    keys.list(model, keys.unlisted(model));
    done();
  }

  @Override
  public void paste() {
    String text = Clipboard.getSystemClipboard().getString();
    pasteText(text == null ? "" : text);
  }

  void pasteText(String text) {
    var pasted = PastedChoices.read(text, !model.kind().sharesAWhole(), keys.byName());
    if (pasted.isEmpty()) {
      said(texts.text("choices.paste.none"));
      return;
    }
    boolean free = model.kind() != ChoiceKind.KEYS;
    int[] counts = model.paste(pasted, key -> free || keys.has(key));
    if (counts[0] + counts[1] > 0) {
      done();
    }
    said(texts.text("choices.pasted", counts[0], counts[1], counts[2]));
  }

  @Override
  public void copy() {
    var content = new ClipboardContent();
    var listed = model.choices().stream().filter(c -> !c.key().equals(ChoiceModel.OTHERS)).toList();
    content.putString(PastedChoices.write(listed));
    Clipboard.getSystemClipboard().setContent(content);
  }

  void focusList() {
    list.requestFocus();
  }
}
