package dev.tanemaki.ui.plan.editor;

import dev.tanemaki.plan.ColumnPlan;
import dev.tanemaki.plan.Distribution;
import dev.tanemaki.plan.Rule;
import dev.tanemaki.ui.kit.DecimalField;
import dev.tanemaki.ui.kit.text.Formats;
import dev.tanemaki.ui.kit.text.Messages;
import java.util.function.Consumer;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A number drawn from a distribution. */
final class DrawEditor implements RuleEditor {

  private final Edits edits;
  private final DistributionPane pane;
  private final DecimalField step;
  private final Messages texts;
  private final Form form = new Form();
  private final VBox root;

  DrawEditor(Formats formats, Consumer<ColumnEdit> consumer) {
    edits = new Edits(consumer);
    texts = Messages.of(DrawEditor.class, formats.locale());
    pane = new DistributionPane(formats, this::drawn);
    step = Fields.step(texts, formats, this::stepped);
    form.add(texts.text("field.step"), "step", step, step.errorProperty());
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
    if (edits.take(column, context) && column.rule() instanceof Rule.Draw draw) {
      pane.show(draw.distribution(), Fields.whole(context));
      step.show(draw.step());
    }
    form.mark(context.findings(), texts.locale());
    pane.mark(context.findings());
  }

  @Override
  public void showActual(Actual actual) {
    pane.showActual(actual);
  }

  private void drawn(Distribution distribution, boolean settled) {
    edits.change(
        rule -> rule instanceof Rule.Draw d ? new Rule.Draw(distribution, d.step()) : rule,
        settled);
  }

  private void stepped(double value, boolean settled) {
    edits.change(
        rule -> rule instanceof Rule.Draw d ? new Rule.Draw(d.distribution(), value) : rule,
        settled);
  }
}
