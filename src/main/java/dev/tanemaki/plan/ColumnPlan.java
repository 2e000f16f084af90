package dev.tanemaki.plan;

/**
 * How one column gets its values.
 *
 * @param nulls probability that a row has null instead, 0 to 1
 */
public record ColumnPlan(String name, Rule rule, double nulls) {}
