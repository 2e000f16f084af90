package dev.tanemaki.ui.plan.editor;

import dev.tanemaki.plan.Finding;
import dev.tanemaki.ui.kit.FittingLine;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * Choices as bars to drag, with what one does to many of them above and the fields of the chosen
 * one below.
 */
final class ChoicesPane extends VBox implements ChoiceBar.Hand {

  /** Hears of the choices as a hand leaves them. */
  interface Listener {
    void changed(List<Choice> choices, boolean settled);
  }

  private final Messages texts;
  private final Formats formats;
  private final ChoiceModel model;
  private final Listener listener;
  private final ChoiceLabels labels;
  private final ChoiceTools tools;
  private final ChoiceFields fields;
  private final ListView<Integer> list = new ListView<>();
  private final Set<ChoiceCell> cells = new HashSet<>();
  private final CheckBox balance = new CheckBox();
  private final Label total = new Label();
  private final Label note = new Label();
  private final Legend legend;
  private List<Finding> findings = List.of();
  private ParentKeys keys = ParentKeys.ANY;
  private boolean held;
  private boolean keyed;
  private boolean weighing;

  ChoicesPane(ChoiceKind kind, Formats formats, Listener listener) {
    this.formats = formats;
    this.listener = listener;
    texts = Messages.of(ChoicesPane.class, formats.locale());
    model = new ChoiceModel(kind);
    labels = new ChoiceLabels(model, texts.text("choices.others"));
    tools = new ChoiceTools(kind, texts, this);
    fields = new ChoiceFields(kind, texts, formats, this);
    legend = new Legend(texts);
    getStyleClass().add("choices");
    setMinWidth(0);
    makeList();
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

  private void makeList() {
    list.setId("choices");
    list.getStyleClass().add("choice-list");
    list.setAccessibleText(texts.text("choices.list"));
    list.setFixedCellSize(ChoiceBar.HEIGHT);
    list.setPlaceholder(new Label(texts.text("choices.none")));
    list.setCellFactory(
        ignored ->
            new ChoiceCell(
                model, formats, new ChoiceBar(model, labels, formats, this), cells, this::isWrong));
    list.getSelectionModel()
        .selectedItemProperty()
        .subscribe((before, now) -> fields.show(model, now == null ? -1 : now));
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    list.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
    list.addEventFilter(KeyEvent.KEY_RELEASED, event -> endKeys());
    list.focusedProperty().subscribe((before, now) -> endKeys());
    list.setMinHeight(6 * ChoiceBar.HEIGHT);
    list.setPrefHeight(8 * ChoiceBar.HEIGHT);
    VBox.setVgrow(list, Priority.ALWAYS);
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
    if (found.equals(findings)) {
      return;
    }
    findings = found;
    cells.forEach(cell -> cell.updateItem(cell.getItem(), cell.isEmpty()));
    fields.mark(found);
  }

  void showActual(Map<String, Double> shares) {
    model.showActual(shares);
    legend.show(!shares.isEmpty());
    cells.forEach(ChoiceCell::refresh);
  }

  private boolean isWrong(int index) {
    return index < model.choices().size()
        && findings.stream().anyMatch(f -> f.path().endsWith("/" + model.choice(index).key()));
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
    Integer chosen = list.getSelectionModel().getSelectedItem();
    var shown = model.shown(tools.search(), tools.order());
    if (!shown.equals(list.getItems())) {
      list.getItems().setAll(shown);
      if (chosen != null && shown.contains(chosen)) {
        list.getSelectionModel().select(chosen);
      } else if (!shown.isEmpty()) {
        list.getSelectionModel().selectFirst();
      }
    }
    tools.offer(keys.unlisted(model), keys.words());
    refresh();
  }

  private void refresh() {
    cells.forEach(ChoiceCell::refresh);
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

  // A hand at a bar.

  @Override
  public void take(int index) {
    held = true;
    model.take();
  }

  @Override
  public void drag(int index, double share, double pixel) {
    if (!held) {
      return;
    }
    model.moveToShare(index, share, pixel);
    said("");
    refresh();
    tell(false);
  }

  @Override
  public void letGo(int index) {
    if (!held) {
      return;
    }
    held = false;
    model.fit();
    refresh();
    tell(true);
  }

  @Override
  public void toggleLock(int index) {
    if (!model.kind().sharesAWhole()) {
      return;
    }
    model.lock(index, !model.isLocked(index));
    refresh();
  }

  @Override
  public void edit(int index) {
    fields.focusWeight("");
  }

  // Keys on the list.

  private void pressed(KeyEvent event) {
    Integer index = list.getSelectionModel().getSelectedItem();
    if (event.isShortcutDown() && event.getCode() == KeyCode.V) {
      paste();
    } else if (event.isShortcutDown() && event.getCode() == KeyCode.C) {
      copy();
    } else if (event.isShortcutDown() && event.getCode() == KeyCode.F) {
      tools.focusSearch();
    } else if (event.getCode() == KeyCode.ESCAPE && held) {
      // The bar is let go where it was taken.
      model.putBack();
      letGo(-1);
    } else if (index == null || event.isShortcutDown()) {
      return;
    } else {
      switch (event.getCode()) {
        case KeyCode.LEFT -> step(index, event.isShiftDown() ? -10 : -1);
        case KeyCode.RIGHT -> step(index, event.isShiftDown() ? 10 : 1);
        case KeyCode.ENTER, KeyCode.F2 -> edit(index);
        case KeyCode.DELETE, KeyCode.BACK_SPACE -> remove(index);
        case KeyCode.L -> toggleLock(index);
        default -> {
          return;
        }
      }
    }
    event.consume();
  }

  /** A number typed at a bar is its weight. */
  private void typed(KeyEvent event) {
    if (event.getCharacter().matches("[0-9.]")) {
      fields.focusWeight(event.getCharacter());
      event.consume();
    }
  }

  private void step(int index, int steps) {
    if (model.isLocked(index)) {
      return;
    }
    if (!keyed) {
      keyed = true;
      model.take();
    }
    model.moveTo(index, model.choice(index).weight() + steps * model.step());
    refresh();
    tell(false);
  }

  private void endKeys() {
    if (keyed) {
      keyed = false;
      model.fit();
      refresh();
      tell(true);
    }
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

  void remove(int index) {
    if (!model.isOthers(index) && listed() > 1) {
      int row = list.getSelectionModel().getSelectedIndex();
      model.remove(index);
      done();
      list.getSelectionModel().select(Math.min(row, list.getItems().size() - 1));
      fields.show(model, list.getSelectionModel().getSelectedItem());
    }
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

  void paste() {
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

  void copy() {
    var content = new ClipboardContent();
    var listed = model.choices().stream().filter(c -> !c.key().equals(ChoiceModel.OTHERS)).toList();
    content.putString(PastedChoices.write(listed));
    Clipboard.getSystemClipboard().setContent(content);
  }

  void focusList() {
    list.requestFocus();
  }
}
