package dev.tanemaki.ui.plan.editor;

import dev.tanemaki.plan.Rule;
import dev.tanemaki.ui.kit.DecimalField;
import dev.tanemaki.ui.kit.text.Formats;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Words made beforehand. */
final class DictionaryEditor extends FormEditor {

  private static final int MOST = 1_000_000;

  private final TextEdit expression;
  private final DecimalField size;

  DictionaryEditor(Formats formats, Consumer<ColumnEdit> consumer) {
    super(formats, consumer);
    expression =
        new TextEdit(
            "dictionary-faker",
            texts.text("dictionary.faker"),
            (text, settled) -> edit(d -> new Rule.Dictionary(text, d.size()), settled));
    expression.setPromptText("Name.fullName");
    size =
        new DecimalField(
            texts.text("dictionary.size"),
            1,
            MOST,
            formats,
            (value, settled) ->
                edit(d -> new Rule.Dictionary(d.expression(), (int) Math.round(value)), settled));
    size.setId("dictionary-size");
    size.setStep(100);
    form.add(texts.text("dictionary.faker"), "faker", expression);
    form.add(texts.text("dictionary.size"), "size", size, size.errorProperty());
  }

  private void edit(UnaryOperator<Rule.Dictionary> change, boolean settled) {
    edits.change(rule -> rule instanceof Rule.Dictionary d ? change.apply(d) : rule, settled);
  }

  @Override
  void show(Rule rule, EditorContext around) {
    if (rule instanceof Rule.Dictionary(var text, int words)) {
      expression.show(text);
      size.show(words);
    }
  }
}
