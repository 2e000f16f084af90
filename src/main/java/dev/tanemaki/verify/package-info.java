/**
 * Whether the rows are right: every constraint of the catalog counted over the rows themselves,
 * every distribution of the plan against the shares found. Reads the database only and knows
 * nothing of how rows are made. Uses {@code database}, {@code plan}, {@code schema} and {@code
 * problem}; used by {@code run}, {@code cli} and {@code ui}.
 */
package dev.tanemaki.verify;
