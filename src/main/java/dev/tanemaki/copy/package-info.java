/**
 * Chunks in, bytes of PostgreSQL's COPY out, binary or text; no connections. {@link
 * dev.tanemaki.copy.CopyFormat} is the way in; {@link dev.tanemaki.copy.CopyEncoder} lets the
 * fields of a row write themselves column by column. Rooms:
 *
 * <ul>
 *   <li>{@code field}: what a field of a row is, and all of it that is the same in every format
 *   <li>{@code binary}: values with their length in front, as send functions write them
 *   <li>{@code text}: values as input functions read them, escaped
 * </ul>
 *
 * {@code binary} and {@code text} use {@code field} and not each other. Uses the chunks of {@code
 * generate} and the types of {@code schema}; used by {@code run} and {@code benchmark}.
 */
package dev.tanemaki.copy;
