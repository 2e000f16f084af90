package dev.tanemaki.generate;

import dev.tanemaki.schema.ColumnType;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The values of one column in some rows of its table, ready to be counted and drawn. The rows are
 * some chunks spread evenly over the whole table, so that what stands together in it (the children
 * of one parent) is no more in the sample than elsewhere.
 */
public sealed interface ColumnSample {

  /** Rows that were looked at. */
  long rows();

  /** How many of them are null. */
  long nulls();

  /**
   * Texts with how often each was met, in no order. Of arrays each element counts, so that the
   * counts may add up to more than the rows.
   */
  record Texts(Map<String, Long> counts, long rows, long nulls) implements ColumnSample {}

  /** Numbers in the column's own unit; durations in seconds. */
  record Numbers(double[] values, long rows, long nulls) implements ColumnSample {}

  /**
   * Points in time as seconds since 1970-01-01T00:00 on the wall clock of the plan's reference, or
   * since midnight for times of day.
   */
  record Times(double[] seconds, boolean timeOfDay, long rows, long nulls)
      implements ColumnSample {}

  /**
   * Makes a sample.
   *
   * @param program whose first column is looked at
   * @param most rows at most; a smaller table is looked at whole
   * @param named whether numbers that come from a list are names of something (keys, flags) rather
   *     than amounts: these are counted as texts
   */
  static ColumnSample of(TableProgram program, int most, boolean named) {
    var worker = program.newWorker();
    int capacity = worker.capacity();
    long wanted = Math.min(most, program.rows());
    int chunks = (int) ((wanted + capacity - 1) / capacity);
    ColumnType type = program.columns().getFirst().type();
    var sink = new Sink((int) wanted, type, program.zone(), named);
    for (int i = 0; i < chunks; i++) {
      int rows = (int) Math.min(capacity, wanted - (long) i * capacity);
      long gap = (program.rows() - wanted) / chunks;
      var chunk = worker.generate(i * (capacity + gap), rows);
      sink.take(chunk.columns().getFirst(), rows);
    }
    return sink.sample();
  }

  /** Collects values in whatever form they come. */
  final class Sink {

    private final ColumnType type;
    private final ZoneOffset zone;
    private final boolean named;
    private final double[] numbers;
    private final Map<String, Long> texts = new LinkedHashMap<>();
    private long[] codes = new long[0];
    private Dictionary dictionary;
    private boolean time;
    private boolean timeOfDay;
    private int count;
    private long rows;
    private long nulls;

    private Sink(int wanted, ColumnType type, ZoneOffset zone, boolean named) {
      this.type = type;
      this.zone = zone;
      this.named = named;
      numbers = new double[wanted];
    }

    private void take(Vector vector, int n) {
      rows += n;
      for (int i = 0; i < n && vector.nullable(); i++) {
        nulls += vector.isNull(i) ? 1 : 0;
      }
      switch (vector) {
        case Vector.Codes v -> takeCodes(v, n);
        case Vector.Longs v when v.unit() != Unit.BOOLEAN -> {
          for (int i = 0; i < n; i++) {
            if (!v.isNull(i)) {
              add(v.values()[i], v.unit(), v.scale());
            }
          }
        }
        case Vector.Doubles v -> {
          for (int i = 0; i < n; i++) {
            if (!v.isNull(i)) {
              numbers[count++] = v.values()[i];
            }
          }
        }
        case Vector.Elements v -> {
          for (int i = 0; i < n; i++) {
            for (int e = 0; e < v.elements().length && !v.isNull(i); e++) {
              count(CellText.piece(v.elements()[e], i), 1);
            }
          }
        }
        case Vector.Longs _, Vector.Uuids _, Vector.Concat _, Vector.Fixed _, Vector.Digits _ -> {
          for (int i = 0; i < n; i++) {
            count(CellText.text(vector, i, type, zone), 1);
          }
        }
      }
    }

    private void takeCodes(Vector.Codes v, int n) {
      dictionary = v.dictionary();
      if (codes.length == 0) {
        codes = new long[dictionary.size()];
      }
      for (int i = 0; i < n; i++) {
        codes[v.codes()[i]]++;
      }
    }

    private void add(long value, Unit unit, int scale) {
      numbers[count++] =
          switch (unit) {
            case INTEGER, BOOLEAN -> value;
            case DECIMAL -> value / Math.pow(10, scale);
            case DATE -> value * 86_400.0;
            case INSTANT -> value / 1e6 + zone.getTotalSeconds();
            case WALL_CLOCK, TIME_OF_DAY, DURATION -> value / 1e6;
          };
      time |= unit == Unit.DATE || unit == Unit.INSTANT || unit == Unit.WALL_CLOCK;
      timeOfDay |= unit == Unit.TIME_OF_DAY;
    }

    private void count(String text, long times) {
      if (text != null) {
        texts.merge(text, times, Long::sum);
      }
    }

    private ColumnSample sample() {
      for (int code = 0; code < codes.length; code++) {
        if (codes[code] > 0 && !dictionary.isNull(code)) {
          takeEntry(code, codes[code]);
        }
      }
      double[] values = Arrays.copyOf(numbers, count);
      if (!texts.isEmpty()) {
        return new Texts(texts, rows, nulls);
      }
      return time || timeOfDay
          ? new Times(values, timeOfDay, rows, nulls)
          : count > 0 ? new Numbers(values, rows, nulls) : new Texts(texts, rows, nulls);
    }

    private void takeEntry(int code, long times) {
      switch (dictionary) {
        case Dictionary.Lists lists -> {
          for (int member : lists.members()[code]) {
            count(CellText.entry(lists.elements(), member, CellText.elementOf(type), zone), times);
          }
        }
        case Dictionary.Numbers n when !named && n.unit() != Unit.BOOLEAN -> {
          for (long i = 0; i < times; i++) {
            add(n.values()[code], n.unit(), n.scale());
          }
        }
        case Dictionary.Reals r when !named -> {
          for (long i = 0; i < times; i++) {
            numbers[count++] = r.values()[code];
          }
        }
        case Dictionary.Words _, Dictionary.Numbers _, Dictionary.Reals _ ->
            count(CellText.entry(dictionary, code, type, zone), times);
      }
    }
  }
}
