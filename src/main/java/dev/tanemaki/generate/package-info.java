/**
 * Plan and schema in, columnar chunks of values out. A cell is a pure function of (seed, table,
 * column, row index): no clock, no state, no order. The only importer of Datafaker. Uses {@code
 * plan}, {@code schema} and {@code problem}; used by {@code copy}, {@code run}, previews and
 * histograms.
 */
package dev.tanemaki.generate;
