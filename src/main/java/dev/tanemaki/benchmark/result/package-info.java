/**
 * What a benchmark found, as it is kept: {@link dev.tanemaki.benchmark.result.Benchmark} with its
 * samples and surroundings, the statistics over them, the {@link
 * dev.tanemaki.benchmark.result.Lineup} of several benchmarks, cells or runs, and the store in the
 * operator's data directory. Knows nothing of databases, of {@code run} only its words; used by
 * {@code benchmark.matrix}, {@code benchmark.report}, {@code cli} and {@code ui}.
 */
package dev.tanemaki.benchmark.result;
