package dev.tanemaki.generate;

import dev.tanemaki.schema.Column;
import dev.tanemaki.schema.ColumnType;
import dev.tanemaki.schema.Expression;
import dev.tanemaki.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a table will take on disk: rows times what a row and its index entries take in PostgreSQL's
 * pages, by the widths of some of the very rows. Indexes as they are when built over the rows; one
 * that is kept while rows are loaded is up to a third larger. A partial index is taken for a whole
 * one.
 *
 * @param rows how many rows there will be
 * @param rowBytes of a row in its page, its header and its share of the page's included
 * @param heapBytes of the table without its indexes
 * @param indexes bytes of each index, those of keys included, by name
 */
public record TableSize(
    String table, long rows, double rowBytes, long heapBytes, Map<String, Long> indexes) {

  private static final int SAMPLE = 512;
  private static final int PAGE = 8_192;
  private static final int PAGE_HEADER = 24;
  private static final int LINE_POINTER = 4;
  private static final int ROW_HEADER = 23;
  private static final int ENTRY_HEADER = 8;

  /** A B-tree's page has a trailer and is filled to nine tenths when it is built. */
  private static final double LEAF = (PAGE - PAGE_HEADER - 16) * 0.9;

  /** Bytes of one more row of the same key. */
  private static final double DUPLICATE = 6;

  public TableSize {
    indexes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(indexes));
  }

  public long indexBytes() {
    return indexes.values().stream().mapToLong(Long::longValue).sum();
  }

  public long bytes() {
    return heapBytes + indexBytes();
  }

  /**
   * Makes some rows and reckons. Takes some milliseconds.
   *
   * @param table as in the schema
   */
  public static TableSize of(TableProgram program, Table table) {
    var sample = Sample.of(program);
    double tuple = tuple(table, sample);
    long rows = program.rows();
    double perPage = Math.floor((PAGE - PAGE_HEADER) / (tuple + LINE_POINTER));
    long heap = perPage < 1 ? Math.round(rows * tuple) : (long) Math.ceil(rows / perPage) * PAGE;
    var indexes = new LinkedHashMap<String, Long>();
    for (var key : table.keys()) {
      var name = key.name().isEmpty() ? String.join("_", key.columns()) : key.name();
      indexes.put(name, index(table, sample, key.columns(), rows, true));
    }
    for (var index : table.indexes()) {
      indexes.put(index.name(), index(table, sample, columns(table, index), rows, index.unique()));
    }
    return new TableSize(
        table.name().name(), rows, rows == 0 ? 0 : (double) heap / rows, heap, indexes);
  }

  private static double tuple(Table table, Sample sample) {
    boolean nulls = false;
    double data = 0;
    for (Column column : table.columns()) {
      double present = sample.present(column);
      nulls |= present < 1;
      double width = sample.width(column);
      data += present * (width + padding(data, alignment(column.type(), width)));
    }
    double header = ROW_HEADER + (nulls ? Math.ceil(table.columns().size() / 8.0) : 0);
    return aligned(aligned(header, 8) + data, 8);
  }

  private static long index(
      Table table, Sample sample, List<String> columns, long rows, boolean unique) {
    double key = 0;
    for (var name : columns) {
      var column = table.column(name);
      if (column.isPresent()) {
        double width = sample.width(column.get());
        key += width + padding(key, alignment(column.get().type(), width));
      }
    }
    double entry = ENTRY_HEADER + aligned(key, 8) + LINE_POINTER;
    double same = unique ? 1 : sample.rowsOfOneKey(columns, rows);
    double each = same < 2 ? entry : DUPLICATE + entry / Math.min(same, 120);
    // One page in some hundred leads to the others, and one is the tree's own.
    return (long) (Math.ceil(rows * each / LEAF * 1.006) + 1) * PAGE;
  }

  /** Columns that an index's definition names. */
  private static List<String> columns(Table table, Table.Index index) {
    var texts = index.values().isEmpty() ? List.of(inBrackets(index.definition())) : index.values();
    var names = new ArrayList<String>();
    for (var text : texts) {
      Expression.words(text).stream().filter(w -> table.column(w).isPresent()).forEach(names::add);
    }
    return names;
  }

  private static String inBrackets(String definition) {
    int open = definition.indexOf('(');
    int close = definition.indexOf(')', open);
    return open < 0 || close < 0 ? "" : definition.substring(open, close);
  }

  /** Half of what may be lost where the place before is any. */
  private static double padding(double before, int alignment) {
    return before == Math.rint(before)
        ? aligned(before, alignment) - before
        : (alignment - 1) / 2.0;
  }

  private static double aligned(double bytes, int alignment) {
    return Math.ceil(bytes / alignment - 1e-9) * alignment;
  }

  private static int alignment(ColumnType type, double width) {
    return switch (type) {
      case ColumnType.Bool _, ColumnType.Uuid _ -> 1;
      case ColumnType.Int(int bytes) -> bytes;
      case ColumnType.Real(int bytes) -> bytes;
      case ColumnType.Enumeration _, ColumnType.Date _ -> 4;
      case ColumnType.Time _, ColumnType.Timestamp _, ColumnType.Interval _ -> 8;
      // A short value has a header of one byte and stands anywhere.
      case ColumnType.Numeric _,
          ColumnType.Text _,
          ColumnType.Json _,
          ColumnType.Bytea _,
          ColumnType.Array _,
          ColumnType.Other _ ->
          width < 128 ? 1 : 4;
    };
  }

  /** Average widths of columns, and how their values repeat, in some rows. */
  private record Sample(int rows, Map<String, List<String>> texts) {

    static Sample of(TableProgram program) {
      var text = CellText.of(program);
      var worker = program.newWorker();
      int rows = (int) Math.min(Math.min(SAMPLE, worker.capacity()), program.rows());
      var texts = new LinkedHashMap<String, List<String>>();
      for (int column = 0; column < program.columns().size() && rows > 0; column++) {
        var values = new ArrayList<String>();
        var chunk = worker.generate((program.rows() - rows) / 2, rows);
        for (int row = 0; row < rows; row++) {
          values.add(text.text(chunk, column, row));
        }
        texts.put(program.columns().get(column).name(), values);
      }
      return new Sample(rows, texts);
    }

    /** The share of rows that have a value; columns that the server computes always have. */
    double present(Column column) {
      var values = texts.get(column.name());
      if (values == null) {
        return column.filledBy() == Column.FilledBy.NOBODY ? 0 : 1;
      }
      return values.stream().filter(v -> v != null).count() / (double) Math.max(1, rows);
    }

    double width(Column column) {
      var values = texts.getOrDefault(column.name(), List.of());
      return values.stream()
          .filter(v -> v != null)
          .mapToDouble(v -> TableSize.width(v, column.type()))
          .average()
          .orElse(TableSize.width("", column.type()));
    }

    /** About how many rows share a key, by how many of the sample do. */
    double rowsOfOneKey(List<String> columns, long all) {
      var keys = new HashSet<List<String>>();
      for (int row = 0; row < rows; row++) {
        var key = new ArrayList<String>();
        for (var column : columns) {
          var values = texts.get(column);
          key.add(values == null ? "" : values.get(row));
        }
        keys.add(key);
      }
      // Of keys met in half the rows or more, more will come with more rows.
      return keys.isEmpty() || keys.size() > rows / 2 ? 1 : (double) all / keys.size();
    }
  }

  /** Bytes of a value where it is stored, its own header included. */
  private static double width(String text, ColumnType type) {
    return switch (type) {
      case ColumnType.Bool _ -> 1;
      case ColumnType.Int(int bytes) -> bytes;
      case ColumnType.Real(int bytes) -> bytes;
      case ColumnType.Date _, ColumnType.Enumeration _ -> 4;
      case ColumnType.Time _, ColumnType.Timestamp _ -> 8;
      case ColumnType.Interval _, ColumnType.Uuid _ -> 16;
      // Four digits of each side of the point in two bytes.
      case ColumnType.Numeric _ -> {
        int point = text.indexOf('.');
        var whole = (point < 0 ? text : text.substring(0, point)).replaceFirst("^-?0?", "");
        var part = point < 0 ? "" : text.substring(point + 1).replaceFirst("0+$", "");
        yield 3 + 2 * (Math.ceil(whole.length() / 4.0) + Math.ceil(part.length() / 4.0));
      }
      case ColumnType.Text _, ColumnType.Json _, ColumnType.Other _ -> varying(bytes(text));
      case ColumnType.Bytea _ -> varying(Math.max(0, text.length() - 2) / 2);
      case ColumnType.Array(var element) -> array(text, element);
    };
  }

  private static double array(String text, ColumnType element) {
    var inside = text.length() < 2 ? "" : text.substring(1, text.length() - 1);
    if (inside.isEmpty()) {
      return varying(12);
    }
    double elements = 0;
    for (var one : inside.split(",")) {
      elements +=
          aligned(element instanceof ColumnType.Text ? 4 + bytes(one) : width(one, element), 4);
    }
    return varying(20 + elements);
  }

  private static double varying(double bytes) {
    return bytes + (bytes < 127 ? 1 : 4);
  }

  private static int bytes(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
  }
}
