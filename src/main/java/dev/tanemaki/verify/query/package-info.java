/**
 * Passes over the rows of a table that many checks share: aggregates and faults in one SELECT
 * ({@code TableScan}), groups of many sets of columns in another ({@code GroupScan}), lists and
 * tables that stand {@code Beside} the rows joined once. Knows SQL and nothing of plans. Uses
 * {@code database}, {@code schema} and {@code verify.check}.
 */
package dev.tanemaki.verify.query;
