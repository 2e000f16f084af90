/**
 * Chunks in, bytes of PostgreSQL's COPY out, binary or text; no connections. Encodes column by
 * column in two passes: every column adds its sizes per row, a prefix sum gives each row its place,
 * every column then writes itself into place. Uses the chunks of {@code generate} and the types of
 * {@code schema}; used by {@code run}.
 */
package dev.tanemaki.copy;
