package dev.tanemaki.generate;

import java.util.List;

/**
 * Some hundred consecutive rows of one table, column by column. The vectors are scratch of the
 * worker that made them: read them before it makes its next chunk. A worker hands out the same list
 * of vectors with every chunk, so that a reader may prepare itself once.
 *
 * @param firstRow row index of the first row
 * @param rows how many rows are filled
 * @param columns one vector per loaded column, in the program's column order
 */
public record Chunk(long firstRow, int rows, List<Vector> columns) {}
