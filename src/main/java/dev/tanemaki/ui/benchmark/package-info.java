/**
 * The Benchmark screen: what to measure, how far it is, which setting to use, and benchmarks or
 * settings of any day to hold side by side in {@code ui.compare}. Draws the figures of {@code
 * benchmark.figure}; used by the window.
 */
package dev.tanemaki.ui.benchmark;
