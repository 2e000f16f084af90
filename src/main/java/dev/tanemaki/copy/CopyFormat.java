package dev.tanemaki.copy;

import dev.tanemaki.generate.Vector;
import dev.tanemaki.schema.ColumnType;
import java.util.List;
import java.util.Locale;

/** How rows go over the wire in {@code COPY … FROM STDIN}. */
public enum CopyFormat {
  /** Values as the server holds them: the least work for it. */
  BINARY,
  /** Values as they are written: larger, but every type with an input function can be sent. */
  TEXT;

  /** The name that people type, and that files and the ledger keep. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What follows {@code FROM STDIN}. */
  public String sql() {
    return "(format " + label() + ")";
  }

  /**
   * An encoder for the vectors of a worker.
   *
   * @param vectors one per loaded column, the same objects in every chunk
   * @param types parallel to them
   * @param columns the columns' names, parallel too, for messages
   * @param capacity rows of a chunk at most
   * @throws dev.tanemaki.problem.ProblemException usage, when a column cannot take what its rule
   *     makes; failed, when a listed text is longer than its column
   */
  public CopyEncoder encoder(
      List<Vector> vectors, List<ColumnType> types, List<String> columns, int capacity) {
    return switch (this) {
      case BINARY -> BinaryCopyEncoder.of(vectors, types, columns, capacity);
      case TEXT -> throw new UnsupportedOperationException("text");
    };
  }
}
