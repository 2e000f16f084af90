/**
 * What is measured while a run goes: counters that workers bump, a probe of heap and CPU, and the
 * immutable {@code Snapshot} that screens and terminal draw. The only importer of OSHI. Uses
 * nothing of ours; used by {@code run}, {@code cli} and {@code ui}.
 */
package dev.tanemaki.telemetry;
