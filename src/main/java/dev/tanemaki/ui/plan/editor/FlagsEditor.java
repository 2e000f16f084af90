package dev.tanemaki.ui.plan.editor;

import dev.tanemaki.plan.ColumnPlan;
import dev.tanemaki.plan.Rule;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Flags, each with a probability of its own, and how their words are joined. */
final class FlagsEditor implements RuleEditor {

  private final Edits edits;
  private final ChoicesPane pane;
  private final TextEdit separator;
  private final TextEdit none;
  private final Messages texts;
  private final Form form = new Form();
  private final VBox root;

  FlagsEditor(Formats formats, Consumer<ColumnEdit> consumer) {
    edits = new Edits(consumer);
    texts = Messages.of(FlagsEditor.class, formats.locale());
    pane = new ChoicesPane(ChoiceKind.FLAGS, formats, this::flags);
    separator =
        new TextEdit(
            "flags-separator", texts.text("flags.separator"), (text, settled) -> joined(settled));
    none = new TextEdit("flags-none", texts.text("flags.none"), (text, settled) -> joined(settled));
    form.add(texts.text("flags.separator"), "separator", separator);
    form.add(texts.text("flags.none"), "none", none);
    VBox.setVgrow(pane, Priority.ALWAYS);
    root = new VBox(pane, form);
    root.getStyleClass().add("editor");
  }

  @Override
  public Region node() {
    return root;
  }

  @Override
  public void show(ColumnPlan column, EditorContext context) {
    boolean other = !edits.isSame(column, context);
    if (edits.take(column, context) && column.rule() instanceof Rule.Flags flags) {
      pane.show(
          flags.flags().stream()
              .map(f -> new Choice(f.label(), f.probability(), f.text()))
              .toList(),
          other,
          context::label,
          Map.of());
      separator.show(flags.separator());
      none.show(flags.none());
    }
    pane.mark(context.findings());
    form.mark(context.findings(), texts.locale());
  }

  @Override
  public void showActual(Actual actual) {
    pane.showActual(ActualShares.of(actual));
  }

  private void flags(List<Choice> choices, boolean settled) {
    var flags = choices.stream().map(c -> new Rule.Flag(c.key(), c.weight(), c.text())).toList();
    edits.change(
        rule ->
            rule instanceof Rule.Flags now
                ? new Rule.Flags(flags, now.separator(), now.none())
                : rule,
        settled);
  }

  private void joined(boolean settled) {
    edits.change(
        rule ->
            rule instanceof Rule.Flags now
                ? new Rule.Flags(now.flags(), separator.getText(), none.getText())
                : rule,
        settled);
  }
}
