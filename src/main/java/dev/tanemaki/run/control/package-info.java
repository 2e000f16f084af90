/**
 * What keeps a run in hand while it is under way: pause, cancel and stop, trying again, the
 * sessions that can be cut, the first failure, the log, and that one process keeps the run and
 * writes down what was done to it. Knows batches only to name them. Uses {@code run.ledger} and
 * {@code run.layout}; used by the rooms that load, suspend, undo and execute.
 */
package dev.tanemaki.run.control;
