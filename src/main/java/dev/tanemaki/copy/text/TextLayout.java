package dev.tanemaki.copy.text;

import dev.tanemaki.copy.field.Layout;
import dev.tanemaki.generate.Vector;
import dev.tanemaki.schema.ColumnType;
import java.util.List;

/**
 * {@code FORMAT text}: every value as the type's input function reads it, whatever the session's
 * settings; a tab behind each, a newline behind the last. A stream begins with its first row and
 * ends with its last.
 *
 * <p>The format: <a href="https://www.postgresql.org/docs/current/sql-copy.html">COPY, Text
 * Format</a>.
 */
public final class TextLayout {

  private static final byte[] NOTHING = {};

  private TextLayout() {}

  /** See {@link CopyFormat#encoder}. */
  public static Layout of(
      List<Vector> vectors, List<ColumnType> types, List<String> columns, int capacity) {
    return new Layout(NOTHING, new TextFields(capacity).row(vectors, types, columns), NOTHING);
  }
}
