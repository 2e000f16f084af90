/**
 * The Benchmark screen: what to measure, how far it is, which setting to use, and two benchmarks of
 * any day side by side. Draws the figures of {@code benchmark.figure}; used by the window.
 */
package dev.tanemaki.ui.benchmark;
