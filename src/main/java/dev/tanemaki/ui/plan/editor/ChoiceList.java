package dev.tanemaki.ui.plan.editor;

import dev.tanemaki.plan.Finding;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Choices as bars, one below the other, to be dragged and to be moved by keys. */
final class ChoiceList extends ListView<Integer> {

  /** Hears of what is done at the list, and does what is not the list's to do. */
  interface Owner {

    /** Weights were moved. */
    void moved(boolean settled);

    /** Something else is to be seen of the model. */
    void refresh();

    /** The weight of the chosen one is to be typed; what was typed of it already. */
    void edit(String typed);

    void remove(int index);

    void search();

    void paste();

    void copy();
  }

  private static final int LEAST_ROWS = 3;

  /** What border and padding take of the height. */
  private static final double FRAME = 10;

  private final ChoiceModel model;
  private final Owner owner;
  private final Set<ChoiceCell> cells = new HashSet<>();
  private List<Finding> findings = List.of();
  private final Hand hand = new Hand();
  private boolean keyed;

  ChoiceList(ChoiceModel model, ChoiceLabels labels, Messages texts, Formats formats, Owner owner) {
    this.model = model;
    this.owner = owner;
    setId("choices");
    getStyleClass().add("choice-list");
    setAccessibleText(texts.text("choices.list"));
    setFixedCellSize(ChoiceBar.HEIGHT);
    setPlaceholder(new Label(texts.text("choices.none")));
    setCellFactory(
        ignored ->
            new ChoiceCell(
                model, formats, new ChoiceBar(model, labels, formats, hand), cells, this::isWrong));
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    addEventFilter(KeyEvent.KEY_TYPED, this::typed);
    addEventFilter(KeyEvent.KEY_RELEASED, event -> endKeys());
    focusedProperty().subscribe((before, now) -> endKeys());
  }

  /** Few choices leave the room to the fields below; a search among many keeps it. */
  private void fitHeight() {
    int most = Math.max(LEAST_ROWS, model.choices().size());
    setMinHeight(Math.min(6, most) * ChoiceBar.HEIGHT + FRAME);
    setPrefHeight(Math.min(8, most) * ChoiceBar.HEIGHT + FRAME);
  }

  /** Shows these of the model's choices, the chosen one still chosen. */
  void show(List<Integer> shown) {
    fitHeight();
    Integer chosen = getSelectionModel().getSelectedItem();
    if (!shown.equals(getItems())) {
      getItems().setAll(shown);
      if (chosen != null && shown.contains(chosen)) {
        getSelectionModel().select(chosen);
      } else if (!shown.isEmpty()) {
        getSelectionModel().selectFirst();
      }
    }
  }

  /**
   * Marks the choices that something is wrong with.
   *
   * @return whether these are others than before
   */
  boolean mark(List<Finding> found) {
    if (found.equals(findings)) {
      return false;
    }
    findings = found;
    cells.forEach(cell -> cell.updateItem(cell.getItem(), cell.isEmpty()));
    return true;
  }

  private boolean isWrong(int index) {
    return index < model.choices().size()
        && findings.stream().anyMatch(f -> f.path().endsWith("/" + model.choice(index).key()));
  }

  /** Draws the bars as the model has them now. */
  void refreshBars() {
    cells.forEach(ChoiceCell::refresh);
  }

  /** Lets the others share what is left without that one, or with it again. */
  void toggleLock(int index) {
    if (model.kind().sharesAWhole()) {
      model.lock(index, !model.isLocked(index));
      owner.refresh();
    }
  }

  /** A hand at a bar. */
  private final class Hand implements ChoiceBar.Hand {

    private boolean held;

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
      owner.moved(false);
    }

    @Override
    public void letGo(int index) {
      if (!held) {
        return;
      }
      held = false;
      model.fit();
      owner.moved(true);
    }

    @Override
    public void toggleLock(int index) {
      ChoiceList.this.toggleLock(index);
    }

    @Override
    public void edit(int index) {
      owner.edit("");
    }
  }

  // Keys on the list.

  private void pressed(KeyEvent event) {
    Integer index = getSelectionModel().getSelectedItem();
    if (event.isShortcutDown() && event.getCode() == KeyCode.V) {
      owner.paste();
    } else if (event.isShortcutDown() && event.getCode() == KeyCode.C) {
      owner.copy();
    } else if (event.isShortcutDown() && event.getCode() == KeyCode.F) {
      owner.search();
    } else if (event.getCode() == KeyCode.ESCAPE && hand.held) {
      // The bar is let go where it was taken.
      model.putBack();
      hand.letGo(-1);
    } else if (index == null || event.isShortcutDown()) {
      return;
    } else {
      switch (event.getCode()) {
        case KeyCode.LEFT -> step(index, event.isShiftDown() ? -10 : -1);
        case KeyCode.RIGHT -> step(index, event.isShiftDown() ? 10 : 1);
        case KeyCode.ENTER, KeyCode.F2 -> owner.edit("");
        case KeyCode.DELETE, KeyCode.BACK_SPACE -> owner.remove(index);
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
      owner.edit(event.getCharacter());
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
    owner.moved(false);
  }

  private void endKeys() {
    if (keyed) {
      keyed = false;
      model.fit();
      owner.moved(true);
    }
  }
}
