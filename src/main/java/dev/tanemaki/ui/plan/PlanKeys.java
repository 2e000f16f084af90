package dev.tanemaki.ui.plan;

import javafx.event.EventHandler;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The shortcuts of the Plan screen. */
final class PlanKeys implements EventHandler<KeyEvent> {

  private final PlanModel model;
  private final PlanFilesMenu files;

  PlanKeys(PlanModel model, PlanFilesMenu files) {
    this.model = model;
    this.files = files;
  }

  @Override
  public void handle(KeyEvent event) {
    if (event.isShortcutDown() && act(event)) {
      event.consume();
    }
  }

  private boolean act(KeyEvent event) {
    var code = event.getCode();
    if (code == KeyCode.O) {
      files.open();
    } else if (code == KeyCode.S && event.isShiftDown()) {
      files.saveAs();
    } else if (code == KeyCode.S) {
      files.save();
    } else if (code == KeyCode.Z || code == KeyCode.Y) {
      return step(event, code == KeyCode.Y || event.isShiftDown());
    } else {
      return false;
    }
    return true;
  }

  /** A field that is being typed in has steps of its own. */
  private boolean step(KeyEvent event, boolean again) {
    if (event.getTarget() instanceof TextInputControl field
        && (again ? field.isRedoable() : field.isUndoable())) {
      return false;
    }
    if (again) {
      model.plan().redo();
    } else {
      model.plan().undo();
    }
    return true;
  }
}
