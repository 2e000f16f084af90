package dev.tanemaki.ui.plan.editor;

import dev.tanemaki.plan.Rule;
import dev.tanemaki.ui.kit.text.Formats;
import java.util.function.Consumer;

/** The same value in every row. */
final class ConstantEditor extends FormEditor {

  private final TextEdit value;

  ConstantEditor(Formats formats, Consumer<ColumnEdit> consumer) {
    super(formats, consumer);
    value =
        new TextEdit(
            "constant-value",
            texts.text("choice.value"),
            (text, settled) -> edits.rule(new Rule.Constant(text), settled));
    form.add(texts.text("choice.value"), "constant", value);
  }

  @Override
  void show(Rule rule, EditorContext around) {
    if (rule instanceof Rule.Constant(var text)) {
      value.show(text);
    }
  }
}
