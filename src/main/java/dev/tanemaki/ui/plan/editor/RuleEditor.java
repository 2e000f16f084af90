package dev.tanemaki.ui.plan.editor;

import dev.tanemaki.plan.ColumnPlan;
import javafx.scene.layout.Region;

/** Edits one kind of rule. Hands what the operator wants to the consumer it was made with. */
public interface RuleEditor {

  /** The same node as long as the editor lives. */
  Region node();

  /**
   * Shows a column; emits nothing. While a handle is being dragged the hand is right and only the
   * context is taken over. What an operator set for looking only (order, search, locks) stays as
   * long as the column is the same.
   */
  void show(ColumnPlan column, EditorContext context);

  /** Lays what really came out behind what the rule asks for; by default it is not shown. */
  default void showActual(Actual actual) {}
}
