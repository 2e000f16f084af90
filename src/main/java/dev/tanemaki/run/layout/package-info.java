/**
 * What is to be loaded, as numbers and programs: the tables of a plan in their order, the row
 * indexes that a run makes of each, the keys by which those can be told in a table, the batches
 * they are cut into, and whether ledger and tables agree with all that. Uses {@code run.ledger} and
 * reads through the session it is given; used by the rooms that load, suspend, undo and execute.
 */
package dev.tanemaki.run.layout;
