/**
 * Measures beside the runs: the {@link dev.tanemaki.benchmark.Ceiling} of a server, and from a
 * pilot of about one percent the {@link dev.tanemaki.benchmark.Forecast} of a run. Both work on
 * scratch copies of the plan's tables and leave nothing behind; the arithmetic from what a pilot
 * found to what a run will cost is apart from the measuring. Inner rooms measure whole matrices of
 * settings ({@code matrix}), keep and compare what they found ({@code result}), draw it ({@code
 * figure}) and report it ({@code report}). Uses {@code run} and what makes and loads rows below it;
 * used by {@code cli} and {@code ui}.
 */
package dev.tanemaki.benchmark;
