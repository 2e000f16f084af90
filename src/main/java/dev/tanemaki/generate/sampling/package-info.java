/**
 * The mathematics of drawing: the mix behind every cell, alias tables, quantile tables, Zipf ranks,
 * permutations, prefix sums. Everything is immutable once built and maps 64 random bits (or a row
 * index) to a value, so that the same bits always give the same value. Uses nothing; used by {@code
 * generate}. What cannot be drawn is said in a {@link
 * dev.tanemaki.generate.sampling.DrawException}, in the operator's language.
 */
package dev.tanemaki.generate.sampling;
