package dev.tanemaki.ui.plan.editor;

import dev.tanemaki.plan.ColumnPlan;
import dev.tanemaki.plan.Rule;
import dev.tanemaki.ui.kit.text.Formats;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.layout.Region;

/** Values by weight. */
final class WeightsEditor implements RuleEditor {

  private final Edits edits;
  private final ChoicesPane pane;

  WeightsEditor(Formats formats, Consumer<ColumnEdit> consumer) {
    edits = new Edits(consumer);
    pane =
        new ChoicesPane(
            ChoiceKind.VALUES, formats, (choices, settled) -> edits.rule(rule(choices), settled));
  }

  @Override
  public Region node() {
    return pane;
  }

  @Override
  public void show(ColumnPlan column, EditorContext context) {
    boolean other = !edits.isSame(column, context);
    if (edits.take(column, context) && column.rule() instanceof Rule.Weights weights) {
      pane.show(choices(weights.choices()), other, context::label, Map.of());
    }
    pane.mark(context.findings());
  }

  @Override
  public void showActual(Actual actual) {
    pane.showActual(ActualShares.of(actual));
  }

  private static Rule rule(List<Choice> choices) {
    return new Rule.Weights(weighted(choices));
  }

  static List<Choice> choices(List<Rule.Weighted> weighted) {
    return weighted.stream().map(w -> new Choice(w.value(), w.weight(), w.text())).toList();
  }

  static List<Rule.Weighted> weighted(List<Choice> choices) {
    return choices.stream().map(c -> new Rule.Weighted(c.key(), c.weight(), c.text())).toList();
  }
}
