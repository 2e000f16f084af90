package dev.tanemaki.ui.plan.editor;

import dev.tanemaki.plan.ColumnPlan;

/**
 * What an editor would have its column be.
 *
 * @param settled false while a handle is being dragged or a number typed, many of which follow each
 *     other; true for the last of them: one step back for the operator
 */
public record ColumnEdit(ColumnPlan column, boolean settled) {}
