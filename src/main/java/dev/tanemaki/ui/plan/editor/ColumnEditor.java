package dev.tanemaki.ui.plan.editor;

import dev.tanemaki.plan.ColumnPlan;
import dev.tanemaki.ui.kit.text.Formats;
import java.util.function.Consumer;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * The editor of a whole column: the kind of its rule, to be changed, the editor of that rule and
 * the share of nulls. This is what a screen shows; it takes columns of every kind one after the
 * other.
 */
public final class ColumnEditor implements RuleEditor {

  private final Formats formats;
  private final Consumer<ColumnEdit> edits;
  private final VBox root = new VBox();
  private RuleKind kind;
  private RuleEditor editor;

  /**
   * @param edits gets every wish, on the JavaFX thread
   */
  public ColumnEditor(Formats formats, Consumer<ColumnEdit> edits) {
    this.formats = formats;
    this.edits = edits;
    root.setId("column-editor");
  }

  @Override
  public Region node() {
    return root;
  }

  @Override
  public void show(ColumnPlan column, EditorContext context) {
    var now = RuleKind.of(column.rule());
    if (now != kind) {
      kind = now;
      editor = RuleEditors.of(column.rule(), formats, edits);
      VBox.setVgrow(editor.node(), Priority.ALWAYS);
      root.getChildren().setAll(editor.node());
    }
    editor.show(column, context);
  }

  /** Shows a column that no rule fills: only the choice of a first one. Emits nothing. */
  public void showUnruled(String column, EditorContext context) {
    kind = null;
    root.getChildren().clear();
  }

  @Override
  public void showActual(Actual actual) {
    if (kind != null) {
      editor.showActual(actual);
    }
  }
}
