package dev.tanemaki.ui.plan.editor;

import dev.tanemaki.plan.Rule;
import dev.tanemaki.ui.kit.text.Formats;
import java.util.function.Consumer;

/** Text with the values of other columns in it. */
final class TemplateEditor extends FormEditor {

  private final TemplateField field;

  TemplateEditor(Formats formats, Consumer<ColumnEdit> consumer) {
    super(formats, consumer);
    field =
        new TemplateField(
            "template", 4, texts, (text, settled) -> edits.rule(new Rule.Template(text), settled));
    root.getChildren().add(field);
  }

  @Override
  void show(Rule rule, EditorContext around) {
    if (rule instanceof Rule.Template(var text)) {
      field.show(text);
    }
  }

  @Override
  void mark() {
    field.offer(NamesOf.insertable(context(), edits.column().name()));
  }
}
