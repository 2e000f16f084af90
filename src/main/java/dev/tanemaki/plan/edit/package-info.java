/**
 * Plans as texts that are worked on: a {@link dev.tanemaki.plan.edit.PlanDocument} changes what was
 * meant and leaves every other character of the file as it was, a {@link
 * dev.tanemaki.plan.edit.PlanHistory} goes back and forth between documents, a {@link
 * dev.tanemaki.plan.edit.PlanDiff} says what differs, {@link dev.tanemaki.plan.edit.PlanFile} opens
 * and saves. {@code NodeMerge} works on values, {@code FlowEdit} on what stands in braces and
 * brackets, so that a remark stays with what it is about. Immutable throughout; nothing here knows
 * a screen. Uses {@code plan} and {@code problem}; used by the console and by {@code dataset}.
 */
package dev.tanemaki.plan.edit;
