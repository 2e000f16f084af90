package dev.tanemaki.ui.plan.editor;

import dev.tanemaki.plan.Rule;
import dev.tanemaki.ui.kit.DecimalField;
import dev.tanemaki.ui.kit.text.Formats;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.scene.control.ComboBox;

/** Between two bounds, each a number, a date or the name of a column. */
final class BetweenEditor extends FormEditor {

  private final ComboBox<String> low;
  private final ComboBox<String> high;
  private final DecimalField step;

  BetweenEditor(Formats formats, Consumer<ColumnEdit> consumer) {
    super(formats, consumer);
    low = bound("low", (b, v) -> new Rule.Between(v, b.high(), b.step()));
    high = bound("high", (b, v) -> new Rule.Between(b.low(), v, b.step()));
    step =
        Fields.step(
            texts,
            formats,
            (value, settled) -> edit(b -> new Rule.Between(b.low(), b.high(), value), settled));
    form.add(texts.text("field.step"), "step", step, step.errorProperty());
  }

  private interface Change {
    Rule.Between of(Rule.Between rule, String value);
  }

  /** Chosen from the columns, or typed. */
  private ComboBox<String> bound(String key, Change change) {
    var box = new ComboBox<String>();
    box.setId("between-" + key);
    box.setEditable(true);
    box.setMinWidth(48);
    box.setAccessibleText(texts.text("between." + key));
    box.getEditor().setAccessibleText(texts.text("between." + key));
    box.getEditor()
        .textProperty()
        .subscribe(
            (before, now) -> {
              if (now != null && box.getProperties().get("showing") == null) {
                edit(b -> change.of(b, now), false);
              }
            });
    box.getEditor().focusedProperty().subscribe((before, now) -> edits.settle());
    box.setOnAction(event -> edits.settle());
    form.add(texts.text("between." + key), key, box);
    return box;
  }

  private void edit(UnaryOperator<Rule.Between> change, boolean settled) {
    edits.change(rule -> rule instanceof Rule.Between b ? change.apply(b) : rule, settled);
  }

  @Override
  void show(Rule rule, EditorContext around) {
    if (rule instanceof Rule.Between b) {
      var names = NamesOf.siblings(around, edits.column().name());
      Fields.show(low, names, b.low());
      Fields.show(high, names, b.high());
      step.show(b.step());
    }
  }
}
