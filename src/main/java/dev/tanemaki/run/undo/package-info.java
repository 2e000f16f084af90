/**
 * Which rows of the tables are those of a past run, and whether they can go without taking others
 * along. Uses {@code run.layout}, {@code run.target}, {@code run.control}, {@code run.ledger}, and
 * {@code run.load} for the stream that makes the keys again; used by {@code run.execution}.
 */
package dev.tanemaki.run.undo;
