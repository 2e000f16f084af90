package dev.tanemaki.copy;

import dev.tanemaki.copy.binary.BinaryLayout;
import dev.tanemaki.copy.field.Layout;
import dev.tanemaki.copy.text.TextLayout;
import dev.tanemaki.generate.ProgramColumn;
import dev.tanemaki.generate.TableProgram;
import dev.tanemaki.generate.Vector;
import dev.tanemaki.schema.ColumnType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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

  /** The format of that name, however it is capitalized. */
  public static Optional<CopyFormat> of(String label) {
    String wanted = label.strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(format -> format.label().equals(wanted)).findFirst();
  }

  /** What follows {@code FROM STDIN}. */
  public String sql() {
    return "(format " + label() + ")";
  }

  /**
   * Sees that all columns of a table can be sent.
   *
   * @throws dev.tanemaki.problem.ProblemException usage, with the column and what to do, where one
   *     cannot
   */
  public void require(TableProgram program) {
    List<ColumnType> types = program.columns().stream().map(ProgramColumn::type).toList();
    boolean doubtful = types.stream().anyMatch(BinaryLayout::cannotNameElements);
    if (this == BINARY && doubtful) {
      // Such arrays are no matter where all of them are null: the encoder knows.
      encoder(
          program.newWorker().vectors(),
          types,
          program.columns().stream().map(ProgramColumn::name).toList(),
          TableProgram.CHUNK_ROWS);
    }
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
    Layout layout =
        switch (this) {
          case BINARY -> BinaryLayout.of(vectors, types, columns, capacity);
          case TEXT -> TextLayout.of(vectors, types, columns, capacity);
        };
    return new CopyEncoder(layout, capacity);
  }
}
