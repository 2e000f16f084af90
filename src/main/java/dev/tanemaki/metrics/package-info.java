/**
 * What is measured, for others to read: the runs of this process as Prometheus metrics on a port of
 * the loopback address. The only importer of the Prometheus library. Uses {@code run} and {@code
 * telemetry}; used by {@code Main}, {@code cli} and {@code ui}.
 */
package dev.tanemaki.metrics;
