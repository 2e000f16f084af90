/**
 * Whether the rows are right: every constraint of the catalog counted over the rows themselves, and
 * every rule of the plan as far as its text tells what to expect. Reads the database only and knows
 * nothing of how rows are made. Uses {@code database}, {@code plan}, {@code schema} and {@code
 * problem}; used by {@code run}, {@code cli} and {@code ui}.
 *
 * <p>{@code Verifier} goes through the checks of all tables on a few sessions, {@code LiveChecks}
 * through parts of a table while others still come in. How much is read is {@code Depth}. What the
 * rows said is in {@code check}; how they are asked in {@code query}; of whom in {@code constraint}
 * for the catalog, in {@code derived} and {@code expectation} for the plan; limits that an operator
 * sets on it in {@code alert}. All tests that leave their verdict to chance share one level of
 * significance.
 */
package dev.tanemaki.verify;
