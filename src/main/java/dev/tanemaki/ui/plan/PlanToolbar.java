package dev.tanemaki.ui.plan;

import dev.tanemaki.plan.edit.PlanDocument;
import dev.tanemaki.ui.kit.Icons;
import dev.tanemaki.ui.kit.NumberField;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import dev.tanemaki.ui.session.CurrentPlan;
import dev.tanemaki.ui.session.PlanWork;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** What can be done with the plan as a whole. */
final class PlanToolbar extends HBox {

  private final CurrentPlan plan;
  private final PlanFilesMenu files;
  private final Button save;
  private final Button undo;
  private final Button redo;
  private final ToggleButton diff;
  private final Label word;
  private final NumberField seed;
  private final NumberEdit seedEdit;

  /**
   * @param showDiff called with whether the differences are to be shown
   */
  PlanToolbar(
      PlanModel model,
      PlanFilesMenu files,
      Messages texts,
      Formats formats,
      java.util.function.Consumer<Boolean> showDiff) {
    this.plan = model.plan();
    this.files = files;
    getStyleClass().add("plan-toolbar");
    setAlignment(Pos.CENTER_LEFT);
    save = button("plan-save-button", Feather.SAVE, texts.text("tool.save"), files::save);
    undo = button("plan-undo", Feather.CORNER_UP_LEFT, texts.text("tool.undo"), plan::undo);
    redo = button("plan-redo", Feather.CORNER_UP_RIGHT, texts.text("tool.redo"), plan::redo);
    diff = new ToggleButton("", Icons.of(Feather.GIT_COMMIT));
    diff.setId("plan-diff-toggle");
    diff.getStyleClass().add("button-icon");
    diff.setAccessibleText(texts.text("tool.diff"));
    diff.setTooltip(new Tooltip(texts.text("tool.diff")));
    diff.setOnAction(event -> showDiff.accept(diff.isSelected()));
    seed = new NumberField(Long.MIN_VALUE, Long.MAX_VALUE, formats);
    seed.setId("plan-seed");
    seed.setGrouped(false);
    seed.setPrefColumnCount(8);
    seed.setAccessibleText(texts.text("seed.field"));
    seedEdit = new NumberEdit(seed, model::seed);
    seed.errorProperty()
        .subscribe(error -> seed.setTooltip(error.isEmpty() ? null : new Tooltip(error)));
    word = new Label(texts.text("seed.field"));
    word.setLabelFor(seed);
    word.setMinWidth(Region.USE_PREF_SIZE);
    word.getStyleClass().add("tm-muted");
    setMinWidth(Region.USE_PREF_SIZE);
    getChildren().addAll(files, save, undo, redo, diff, word, seed);
  }

  private static Button button(String id, Feather icon, String name, Runnable action) {
    var button = new Button("", Icons.of(icon));
    button.setId(id);
    button.getStyleClass().add("button-icon");
    button.setAccessibleText(name);
    button.setTooltip(new Tooltip(name));
    button.setOnAction(event -> action.run());
    return button;
  }

  void setDiff(boolean shown) {
    diff.setSelected(shown);
  }

  void show() {
    var work = plan.work();
    save.setDisable(work.isEmpty() || !plan.dirtyProperty().get());
    undo.setDisable(!work.map(w -> w.history().canUndo()).orElse(false));
    redo.setDisable(!work.map(w -> w.history().canRedo()).orElse(false));
    diff.setDisable(work.isEmpty());
    files.setDisable(false);
    var now = work.map(PlanWork::document).flatMap(PlanDocument::plan);
    // No plan, no seed: the field would show a number that is nobody's.
    seed.setDisable(now.isEmpty());
    seed.setVisible(now.isPresent());
    word.setVisible(now.isPresent());
    now.ifPresent(p -> seedEdit.show(p.seed(), plan.isDrafting()));
  }
}
