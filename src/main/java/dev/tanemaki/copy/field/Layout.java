package dev.tanemaki.copy.field;

/**
 * What a stream of COPY consists of in one of its formats.
 *
 * @param header what it begins with; may be nothing
 * @param row all that a row consists of, in order; bound to a worker's vectors
 * @param trailer what it ends with; may be nothing
 */
public record Layout(byte[] header, Field[] row, byte[] trailer) {}
