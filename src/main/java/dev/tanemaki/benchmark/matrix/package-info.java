/**
 * Measures a matrix of settings: every sample is a real run, by {@code run}, on scratch copies of
 * the plan's tables, interleaved with the reference lanes. Nothing of it stays on the server, and
 * the operator's rows are never touched. Uses {@code benchmark} for the lanes and {@code
 * benchmark.result} for what it finds; used by {@code cli} and {@code ui}.
 */
package dev.tanemaki.benchmark.matrix;
