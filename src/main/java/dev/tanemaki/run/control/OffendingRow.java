package dev.tanemaki.run.control;

import dev.tanemaki.database.ErrorDetail;
import dev.tanemaki.generate.CellText;
import dev.tanemaki.generate.Chunk;
import dev.tanemaki.generate.ProgramColumn;
import dev.tanemaki.generate.TableProgram;
import dev.tanemaki.generate.TableWorker;
import dev.tanemaki.run.layout.Batch;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds the row of a batch that the server refused and makes it again to be shown: a row is a
 * function of its index.
 */
final class OffendingRow {

  private static final int MOST_COLUMNS = 8;
  private static final int MOST_CHARACTERS = 40;

  /** As the server quotes keys, in any language: {@code Key (a, b)=(1, x) already exists.} */
  private static final Pattern KEY = Pattern.compile("\\(([^)]+)\\)=\\((.*?)\\)");

  private final Batch batch;
  private final List<String> columns;
  private final CellText text;

  private OffendingRow(Batch batch) {
    TableProgram program = batch.job().program();
    this.batch = batch;
    this.columns = program.columns().stream().map(ProgramColumn::name).toList();
    this.text = CellText.of(program);
  }

  /**
   * The row by the line of the COPY, else by the key that the server quotes, with its index and its
   * first values; empty where the server tells neither.
   */
  static Optional<String> find(Batch batch, ErrorDetail detail) {
    var row = new OffendingRow(batch);
    if (detail.copyRow().isPresent()) {
      long line = detail.copyRow().getAsLong();
      return line < 1 || line > batch.rows()
          ? Optional.empty()
          : row.first(batch.firstRow() + line - 1, 1, chunk -> i -> true);
    }
    Matcher key = KEY.matcher(detail.detail());
    return key.find() ? row.byKey(key.group(1), key.group(2)) : Optional.empty();
  }

  private Optional<String> byKey(String names, String values) {
    int[] at = Arrays.stream(names.split(", ")).mapToInt(columns::indexOf).toArray();
    return Arrays.stream(at).anyMatch(column -> column < 0)
        ? Optional.empty()
        : first(
            batch.firstRow(),
            batch.rows(),
            chunk ->
                i ->
                    Arrays.stream(at)
                        .mapToObj(column -> text.text(chunk, column, i))
                        .collect(Collectors.joining(", "))
                        .equals(values));
  }

  /** Tells which rows of a chunk are looked for. */
  private interface Test {
    IntPredicate of(Chunk chunk);
  }

  private Optional<String> first(long from, int rows, Test test) {
    TableWorker worker = batch.job().program().newWorker();
    for (long at = from; at < from + rows; at += worker.capacity()) {
      int more = (int) Math.min(worker.capacity(), from + rows - at);
      Chunk chunk = worker.generate(at, more);
      var found = IntStream.range(0, more).filter(test.of(chunk)).findFirst();
      if (found.isPresent()) {
        return Optional.of(shown(chunk, found.getAsInt()));
      }
    }
    return Optional.empty();
  }

  private String shown(Chunk chunk, int row) {
    String values =
        IntStream.range(0, Math.min(MOST_COLUMNS, columns.size()))
            .mapToObj(column -> columns.get(column) + "=" + shortened(chunk, column, row))
            .collect(Collectors.joining(", "));
    return "Row %,d: %s%s"
        .formatted(chunk.firstRow() + row, values, columns.size() > MOST_COLUMNS ? ", …" : "");
  }

  private String shortened(Chunk chunk, int column, int row) {
    String value = text.text(chunk, column, row);
    return value != null && value.length() > MOST_CHARACTERS
        ? value.substring(0, MOST_CHARACTERS) + "…"
        : String.valueOf(value);
  }
}
