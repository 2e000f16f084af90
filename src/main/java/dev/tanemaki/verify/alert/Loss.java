package dev.tanemaki.verify.alert;

/**
 * Rows of one table that should be there.
 *
 * @param table as the plan writes it
 * @param loaded rows that were loaded
 * @param missing those of them that are not there
 */
public record Loss(String table, long loaded, long missing) {}
