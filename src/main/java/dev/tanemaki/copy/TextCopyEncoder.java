package dev.tanemaki.copy;

import dev.tanemaki.generate.Chunk;
import dev.tanemaki.generate.Vector;
import dev.tanemaki.schema.ColumnType;
import java.util.List;

/**
 * {@code FORMAT text}: every value as the type's input function reads it, whatever the session's
 * settings; a tab behind each, a newline behind the last.
 *
 * <p>The format: <a href="https://www.postgresql.org/docs/current/sql-copy.html">COPY, Text
 * Format</a>.
 */
final class TextCopyEncoder implements CopyEncoder {

  private final Passes passes;

  private TextCopyEncoder(Passes passes) {
    this.passes = passes;
  }

  /** See {@link CopyFormat#encoder}. */
  static TextCopyEncoder of(
      List<Vector> vectors, List<ColumnType> types, List<String> columns, int capacity) {
    return new TextCopyEncoder(
        new Passes(TextFields.row(vectors, types, columns, capacity), capacity));
  }

  @Override
  public void begin(CopyBuffer buffer) {
    // A stream of text begins with its first row.
  }

  @Override
  public void end(CopyBuffer buffer) {
    // And it ends with its last.
  }

  @Override
  public void encode(Chunk chunk, CopyBuffer buffer) {
    passes.encode(chunk, buffer);
  }
}
