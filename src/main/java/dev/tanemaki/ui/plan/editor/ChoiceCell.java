package dev.tanemaki.ui.plan.editor;

import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Quantity;
import java.util.Set;
import java.util.function.IntPredicate;
import javafx.scene.control.ListCell;

/** A line of the list of choices. */
final class ChoiceCell extends ListCell<Integer> {

  private final ChoiceModel model;
  private final Formats formats;
  private final ChoiceBar bar;
  private final IntPredicate wrong;
  private boolean placing;

  /**
   * @param live gets this cell, so that a drag can have it painted
   * @param wrong whether something is wrong with a choice
   */
  ChoiceCell(
      ChoiceModel model, Formats formats, ChoiceBar bar, Set<ChoiceCell> live, IntPredicate wrong) {
    this.model = model;
    this.formats = formats;
    this.bar = bar;
    this.wrong = wrong;
    live.add(this);
    getStyleClass().add("choice-cell");
    setContentDisplay(javafx.scene.control.ContentDisplay.GRAPHIC_ONLY);
    selectedProperty().subscribe((before, now) -> show());
  }

  @Override
  protected void updateItem(Integer index, boolean empty) {
    super.updateItem(index, empty);
    setGraphic(empty || index == null ? null : bar);
    show();
  }

  /** As wide as the list leaves it, whatever is in it. */
  @Override
  protected double computePrefWidth(double height) {
    return 0;
  }

  @Override
  protected void layoutChildren() {
    if (getGraphic() != null) {
      placing = true;
      bar.resizeRelocate(0, 0, getWidth(), getHeight());
      placing = false;
    }
  }

  /**
   * The skin asks for a layout when the bar has another size. Asked for amid the layout that gives
   * it that size, it would never come, and nothing of the cell be drawn again until it did.
   */
  @Override
  public void requestLayout() {
    if (!placing) {
      super.requestLayout();
    }
  }

  /** Shows the choice as it is now. */
  void refresh() {
    if (getGraphic() != null) {
      bar.refresh();
      say();
    }
  }

  private void show() {
    Integer index = getItem();
    if (isEmpty() || index == null || index >= model.choices().size()) {
      bar.show(-1, false, false);
      setAccessibleText("");
    } else {
      bar.show(index, isSelected(), wrong.test(index));
      say();
    }
  }

  private void say() {
    int index = getItem();
    if (index < model.choices().size()) {
      setAccessibleText(
          (model.isOthers(index) ? "" : model.label(index) + " ")
              + formats.value(Quantity.SHARE, model.share(index)));
    }
  }
}
