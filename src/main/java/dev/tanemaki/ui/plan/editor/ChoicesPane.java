package dev.tanemaki.ui.plan.editor;

import dev.tanemaki.plan.Finding;
import dev.tanemaki.ui.kit.FittingLine;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import java.util.HashMap;
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
  private final Legend legend;
  private List<Finding> findings = List.of();
  private Map<String, Double> keys = Map.of();
  private UnaryOperator<String> words = key -> key;
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
    getChildren().addAll(tools, list, line, fields);
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
    keys = all;
    this.words = words;
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
    tools.offer(unlisted(), words);
    refresh();
  }

  private List<String> unlisted() {
    return keys.keySet().stream().filter(key -> !model.has(key)).toList();
  }

  private void refresh() {
    cells.forEach(ChoiceCell::refresh);
    fields.refresh(model);
    summary();
  }

  private void summary() {
    if (model.kind().sharesAWhole()) {
      said("");
    }
  }

  private void said(String more) {
    String sum =
        model.kind().sharesAWhole()
            ? texts.text("choices.total", listed(), Math.rint(model.whole() * 10_000) / 10_000)
            : texts.text("choices.count", listed());
    String text = more.isEmpty() ? sum : sum + " · " + more;
    if (!text.equals(total.getText())) {
      total.setText(text);
    }
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
    model.take();
  }

  @Override
  public void drag(int index, double share, double pixel) {
    model.moveToShare(index, share, pixel);
    refresh();
    tell(false);
  }

  @Override
  public void letGo(int index) {
    model.fit();
    refresh();
    tell(true);
  }

  @Override
  public void toggleLock(int index) {
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
    add(key, model.kind().sharesAWhole() ? model.step() * 5 : 0.5);
    fields.focusKey();
  }

  /** Adds a key of the parent. */
  void addKey(String key) {
    add(key, takenFromOthers(List.of(key)).getFirst());
    fields.focusWeight("");
  }

  /** The weights that keys have among all others, which lose them. */
  private List<Double> takenFromOthers(List<String> listed) {
    int last = model.choices().size() - 1;
    double all = unlisted().stream().mapToDouble(keys::get).sum();
    double others = model.choice(last).weight();
    var weights =
        listed.stream()
            .map(key -> all > 0 ? Shares.rounded(others * keys.get(key) / all, 0.01) : 0.0)
            .toList();
    double taken = weights.stream().mapToDouble(Double::doubleValue).sum();
    double left =
        listed.size() == unlisted().size() ? 0 : Math.max(0, Shares.clean(others - taken));
    model.replace(last, model.choice(last).withWeight(left));
    return weights;
  }

  private void add(String key, double weight) {
    tools.clear();
    int at = model.add(new Choice(key, weight, ""));
    done();
    list.getSelectionModel().select(Integer.valueOf(at));
    list.scrollTo(Integer.valueOf(at));
  }

  /** Adds every key of the parent with the weight it had among the others. */
  void addAll() {
    var listed = unlisted();
    var weights = takenFromOthers(listed);
    for (int i = 0; i < listed.size(); i++) {
      model.add(new Choice(listed.get(i), weights.get(i), ""));
    }
    done();
  }

  void paste() {
    String text = Clipboard.getSystemClipboard().getString();
    pasteText(text == null ? "" : text);
  }

  void pasteText(String text) {
    var pasted = PastedChoices.read(text, !model.kind().sharesAWhole(), key());
    if (pasted.isEmpty()) {
      said(texts.text("choices.paste.none"));
      return;
    }
    boolean free = model.kind() != ChoiceKind.KEYS;
    int[] counts = model.paste(pasted, key -> free || keys.containsKey(key));
    if (counts[0] + counts[1] > 0) {
      done();
    }
    said(texts.text("choices.pasted", counts[0], counts[1], counts[2]));
  }

  /** A key of the parent may be called by its label. */
  private UnaryOperator<String> key() {
    var byLabel = new HashMap<String, String>();
    keys.keySet().forEach(key -> byLabel.putIfAbsent(words.apply(key), key));
    return name -> keys.containsKey(name) ? name : byLabel.getOrDefault(name, name);
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
