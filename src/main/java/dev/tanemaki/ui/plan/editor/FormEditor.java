package dev.tanemaki.ui.plan.editor;

import dev.tanemaki.plan.ColumnPlan;
import dev.tanemaki.plan.Rule;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import java.util.function.Consumer;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** An editor that is a plain form. Its heir adds fields and shows a rule in them. */
abstract class FormEditor implements RuleEditor {

  final Edits edits;
  final Messages texts;
  final Form form = new Form();
  final VBox root = new VBox(form);
  private EditorContext context;

  FormEditor(Formats formats, Consumer<ColumnEdit> consumer) {
    edits = new Edits(consumer);
    texts = Messages.of(FormEditor.class, formats.locale());
    root.getStyleClass().add("editor");
  }

  /** Shows the rule in the fields. */
  abstract void show(Rule rule, EditorContext around);

  EditorContext context() {
    return context;
  }

  @Override
  public final Region node() {
    return root;
  }

  @Override
  public final void show(ColumnPlan column, EditorContext around) {
    context = around;
    if (edits.take(column, around)) {
      show(column.rule(), around);
    }
    mark();
  }

  /** Puts what is wrong to the fields concerned. */
  void mark() {
    form.mark(context.findings(), texts.locale());
  }
}
