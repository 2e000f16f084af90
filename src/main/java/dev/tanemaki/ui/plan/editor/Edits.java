package dev.tanemaki.ui.plan.editor;

import dev.tanemaki.plan.ColumnPlan;
import dev.tanemaki.plan.Rule;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The column an editor is at: what it shows, and what it would have it be. Knows whether a hand is
 * still at it, when what comes from outside is behind what the hand has done.
 */
final class Edits {

  private final Consumer<ColumnEdit> consumer;
  private ColumnPlan column;
  private String table = "";
  private boolean pending;

  Edits(Consumer<ColumnEdit> consumer) {
    this.consumer = consumer;
  }

  ColumnPlan column() {
    return column;
  }

  Rule rule() {
    return column.rule();
  }

  /** Takes over a column from outside; whether it is to be shown anew. */
  boolean take(ColumnPlan now, EditorContext context) {
    boolean other = column == null || !isSame(now, context);
    // A save or an undo has kept or given up what was under the hand.
    pending = pending && context.underway();
    if (!other && (pending || now.equals(column))) {
      return false;
    }
    column = now;
    table = context.table();
    pending = false;
    return true;
  }

  /** Whether that is the column shown already, whatever its rule. */
  boolean isSame(ColumnPlan now, EditorContext context) {
    return column != null
        && column.name().equals(now.name())
        && table.equals(context.table())
        && column.rule().getClass() == now.rule().getClass();
  }

  void rule(Rule rule, boolean settled) {
    emit(new ColumnPlan(column.name(), rule, column.nulls()), settled);
  }

  /** As {@link #rule(Rule, boolean)}, from the rule that is there. */
  void change(UnaryOperator<Rule> change, boolean settled) {
    rule(change.apply(column.rule()), settled);
  }

  void emit(ColumnPlan now, boolean settled) {
    if (settled && !pending && now.equals(column)) {
      return;
    }
    column = now;
    pending = !settled;
    consumer.accept(new ColumnEdit(now, settled));
  }

  /** The hand has let go. */
  void settle() {
    if (pending) {
      emit(column, true);
    }
  }
}
