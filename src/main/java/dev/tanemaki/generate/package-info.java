/**
 * Plan and schema in, columnar chunks of values out. A cell is a pure function of (seed, table,
 * column, row index): no clock, no state, no order. The only importer of Datafaker. Uses {@code
 * plan}, {@code schema} and {@code problem}; used by {@code copy}, {@code run}, previews and
 * histograms.
 *
 * <p>What is wrong with a plan's values comes to light as it is compiled; what only its rows tell,
 * {@link dev.tanemaki.generate.PlanTrial} finds in some of them, before a run.
 */
package dev.tanemaki.generate;
