/**
 * Reports of benchmarks and runs: a folder with CSV, JSON, Markdown, pictures and one page that
 * needs nothing beside itself. Works without a display. Uses {@code benchmark.result} and {@code
 * benchmark.figure}; used by {@code cli} and {@code ui}.
 */
package dev.tanemaki.benchmark.report;
