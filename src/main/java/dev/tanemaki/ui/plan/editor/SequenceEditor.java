package dev.tanemaki.ui.plan.editor;

import dev.tanemaki.plan.Rule;
import dev.tanemaki.ui.kit.NumberField;
import dev.tanemaki.ui.kit.text.Formats;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.scene.control.CheckBox;

/** Numbers one after the other. */
final class SequenceEditor extends FormEditor {

  private final NumberField start;
  private final NumberField step;
  private final CheckBox shuffled = new CheckBox();
  private boolean showing;

  SequenceEditor(Formats formats, Consumer<ColumnEdit> consumer) {
    super(formats, consumer);
    start = field("start", formats, (s, v) -> new Rule.Sequence(v, s.step(), s.shuffled()));
    step = field("step", formats, (s, v) -> new Rule.Sequence(s.start(), v, s.shuffled()));
    shuffled.setId("sequence-shuffled");
    shuffled.setText(texts.text("sequence.shuffled"));
    shuffled.setOnAction(
        event -> edit(s -> new Rule.Sequence(s.start(), s.step(), shuffled.isSelected()), true));
    root.getChildren().add(shuffled);
  }

  private interface Change {
    Rule.Sequence of(Rule.Sequence rule, long value);
  }

  private NumberField field(String key, Formats formats, Change change) {
    var field = new NumberField(Long.MIN_VALUE / 4, Long.MAX_VALUE / 4, formats);
    field.setId("sequence-" + key);
    field.setAccessibleText(texts.text("sequence." + key));
    field
        .valueProperty()
        .subscribe((before, now) -> edit(s -> change.of(s, now.longValue()), false));
    field.focusedProperty().subscribe((before, now) -> edits.settle());
    field.addEventHandler(javafx.event.ActionEvent.ACTION, event -> edits.settle());
    form.add(texts.text("sequence." + key), key, field, field.errorProperty());
    return field;
  }

  private void edit(UnaryOperator<Rule.Sequence> change, boolean settled) {
    if (!showing) {
      edits.change(rule -> rule instanceof Rule.Sequence s ? change.apply(s) : rule, settled);
    }
  }

  @Override
  void show(Rule rule, EditorContext around) {
    if (rule instanceof Rule.Sequence s) {
      showing = true;
      start.setValue(s.start());
      step.setValue(s.step());
      shuffled.setSelected(s.shuffled());
      showing = false;
    }
  }
}
