/**
 * A plan executed against a target. This package holds the words in which a run is asked for and
 * tells of itself: options, states, records of the ledger, the log, and {@link
 * dev.tanemaki.run.Run}, which is all that {@code cli}, {@code ui} and {@code benchmark} see of a
 * run under way. Nothing here uses the rooms within, each of which uses only those above it:
 *
 * <ul>
 *   <li>{@code ledger}: what the schema tanemaki of the target holds
 *   <li>{@code layout}: which rows of which table, and in which batches
 *   <li>{@code target}: what the target has to be and to allow
 *   <li>{@code control}: pause, cancel, retry, sessions, log
 *   <li>{@code load}: the rows on their way in
 *   <li>{@code live}: some of them read back meanwhile
 *   <li>{@code suspension}: indexes and foreign keys that step aside and come back
 *   <li>{@code undo}: which rows go when a run is undone
 *   <li>{@code execution}: all of it together, and the way in
 * </ul>
 *
 * They use the engine packages ({@code generate}, {@code copy}, {@code database}, {@code verify},
 * {@code telemetry}).
 */
package dev.tanemaki.run;
