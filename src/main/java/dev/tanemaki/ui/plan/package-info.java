/**
 * The Plan screen, a studio for plans: tables with their foreign keys, the columns of one, the
 * editor of a column over what ten thousand rows of it look like, rows of the table, what differs
 * from the saved plan. {@code PlanModel} knows what is looked at, {@code LiveLook} has it made in
 * the background: the picture fast enough to follow a hand, rows and findings when the hand rests.
 * Uses {@code ui.plan.editor}, {@code ui.session}, {@code ui.kit}, {@code plan}, {@code schema} and
 * {@code generate}; used by {@code ui}.
 */
package dev.tanemaki.ui.plan;
