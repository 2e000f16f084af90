/**
 * The rows on their way into the tables: a queue of batches, workers with a connection each, the
 * stream of COPY messages, and the sequences that follow the keys. Uses {@code run.layout}, {@code
 * run.control} and {@code run.ledger}; used by {@code run.execution}, and by {@code run.undo} for
 * the stream.
 */
package dev.tanemaki.run.load;
