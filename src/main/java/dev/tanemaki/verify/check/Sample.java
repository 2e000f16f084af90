package dev.tanemaki.verify.check;

/**
 * Some rows of a table, in place of all.
 *
 * @param rows of them; a check may have counted fewer, leaving out those without a value
 * @param of all rows of the table
 */
public record Sample(long rows, long of) {}
