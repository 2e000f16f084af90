/**
 * Benchmarks, settings and runs side by side, for the screens that let one choose them, and the
 * view that draws the figures of {@code benchmark.figure}. Uses {@code benchmark} and {@code
 * ui.kit}; used by {@code ui.benchmark} and {@code ui.history}.
 */
package dev.tanemaki.ui.compare;
