package dev.tanemaki.ui.plan.editor;

import dev.tanemaki.plan.ColumnPlan;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Says what the rule is, for want of an editor. */
final class PlainEditor implements RuleEditor {

  private final Label words = new Label();
  private final VBox root = new VBox(words);

  PlainEditor() {
    words.setWrapText(true);
  }

  @Override
  public Region node() {
    return root;
  }

  @Override
  public void show(ColumnPlan column, EditorContext context) {
    words.setText(column.rule().toString());
  }
}
