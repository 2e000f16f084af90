/**
 * Charts of benchmarks as lists of marks in the roles of the palette: drawn once, for pages (SVG),
 * pictures (Java2D, without a display) and the console's canvas alike, so that all three say the
 * same. Uses {@code benchmark.result}; used by {@code benchmark.report}, {@code ui.compare} and
 * {@code ui.benchmark}.
 */
package dev.tanemaki.benchmark.figure;
