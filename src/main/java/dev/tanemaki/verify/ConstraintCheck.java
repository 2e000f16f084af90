package dev.tanemaki.verify;

/**
 * What looking at the rows said about a constraint.
 *
 * @param rows rows looked at
 * @param violations rows that break it; of rows that are equal, all but one
 */
public record ConstraintCheck(Constraint constraint, long rows, long violations) {}
