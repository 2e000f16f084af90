/**
 * Whether the rows are right: every constraint of the catalog counted over the rows themselves, and
 * every rule of the plan as far as its text tells what to expect. Reads the database only and knows
 * nothing of how rows are made. Uses {@code database}, {@code plan}, {@code schema} and {@code
 * problem}; used by {@code run}, {@code cli} and {@code ui}.
 *
 * <p>A rule becomes {@code Expectation}s in {@code Expectations}; each asks in one of the passes
 * that all checks of a table share: aggregates in {@code TableScan}, groups in {@code GroupScan}.
 * What a row's own columns must be is SQL made by {@code Derived}, lists of the plan joined beside
 * the table. How much is read is {@code Depth}, which rows {@code RowSource}. All tests that leave
 * their verdict to chance share one level of significance.
 *
 * <p>To add a check: an {@code Expectation} with its kind in {@code CheckKind}, its words in {@code
 * sentences.properties} and in the Verify screen's messages, a planted fault that it has to find.
 */
package dev.tanemaki.verify;
