/**
 * A plan executed against a target: batches, workers, the ledger, pause, cancel, the states of a
 * run. Uses the engine packages ({@code generate}, {@code copy}, {@code database}, {@code verify},
 * {@code telemetry}); used by {@code cli} and {@code ui}, which see a {@link dev.tanemaki.run.Run}
 * and nothing below it.
 */
package dev.tanemaki.run;
