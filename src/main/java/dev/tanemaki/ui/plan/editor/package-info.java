/**
 * One editor per rule, to play with: bars, bands, curves and calendars to drag, every number to be
 * typed as well. An editor shows a column of the plan and says what it would rather be as a {@link
 * dev.tanemaki.ui.plan.editor.ColumnEdit}; it holds no plan and writes none. Shapes that a drag
 * changes are pure ({@code Shares}, {@code BandEdit}, {@code Density}), the controls draw them.
 * Uses {@code plan}, {@code schema} and {@code ui.kit}; used by {@code ui.plan}.
 */
package dev.tanemaki.ui.plan.editor;
