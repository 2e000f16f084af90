/**
 * What is asked of a target before a run touches it: are the plan's tables there and in shape, may
 * the role do what the run will do, does a lock come. Every refusal says what to do about it. Uses
 * {@code run.ledger} and {@code database}; used by the rooms that suspend, undo and execute, and by
 * whoever measures on the plan's tables before a run.
 */
package dev.tanemaki.run.target;
