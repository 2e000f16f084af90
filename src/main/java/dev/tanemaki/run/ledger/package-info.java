/**
 * What the schema {@code tanemaki} of a target holds: runs with their plans, the row indexes they
 * load, batches that are in, what has stepped aside, who did what, and the lock that says who keeps
 * a run. Statements in the session and transaction of whoever asks; nothing here waits, retries or
 * makes rows. Uses the words of {@code run}, and {@code database}; used by every other inner room
 * of {@code run}. Its migrations lie in the resource folder of the same name, where they stay: what
 * is applied is known by its place.
 */
package dev.tanemaki.run.ledger;
