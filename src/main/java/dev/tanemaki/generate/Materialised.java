package dev.tanemaki.generate;

import java.time.ZoneOffset;
import java.util.ArrayList;

/** A column computed for all rows of its table, as a dictionary with one entry per row. */
final class Materialised {

  private static final int ROWS = 512;
  private static final dev.tanemaki.schema.ColumnType TEXT =
      new dev.tanemaki.schema.ColumnType.Text("text", 0);

  private Materialised() {}

  /** The row index as a code: a listed table's rows are entries of its dictionaries. */
  static Picker rowPicker(int rows) {
    return new Picker(
        rows,
        false,
        binder -> {
          int[] codes = binder.ints();
          long[] index = binder.rows();
          binder.add(
              n -> {
                for (int i = 0; i < n; i++) {
                  codes[i] = (int) index[i];
                }
              });
          return codes;
        });
  }

  static Dictionary dictionary(Formula formula, long rows, ZoneOffset zone) {
    var binder = new Binder(ROWS);
    Vector vector = binder.vector(formula);
    var sink = new Sink(Math.toIntExact(rows), zone);
    for (long first = 0; first < rows; first += ROWS) {
      int n = (int) Math.min(ROWS, rows - first);
      for (int i = 0; i < n; i++) {
        binder.rows()[i] = first + i;
      }
      for (Binder.Step step : binder.steps()) {
        step.run(n);
      }
      sink.take(vector, (int) first, n);
    }
    return sink.dictionary(vector);
  }

  /** Collects values chunk by chunk in whatever form they come. */
  private static final class Sink {

    private final int rows;
    private final ZoneOffset zone;
    private final int[] codes;
    private final long[] longs;
    private final double[] doubles;
    private final ArrayList<String> texts = new ArrayList<>();
    private final ArrayList<int[]> members = new ArrayList<>();
    private boolean[] nulls;

    Sink(int rows, ZoneOffset zone) {
      this.rows = rows;
      this.zone = zone;
      codes = new int[rows];
      longs = new long[rows];
      doubles = new double[rows];
    }

    void take(Vector vector, int first, int n) {
      for (int i = 0; i < n; i++) {
        if (vector.isNull(i)) {
          nulls = nulls == null ? new boolean[rows] : nulls;
          nulls[first + i] = true;
        }
      }
      switch (vector) {
        case Vector.Codes v -> System.arraycopy(v.codes(), 0, codes, first, n);
        case Vector.Longs v -> System.arraycopy(v.values(), 0, longs, first, n);
        case Vector.Doubles v -> System.arraycopy(v.values(), 0, doubles, first, n);
        case Vector.Elements v -> takeElements(v, n);
        case Vector.Uuids _, Vector.Concat _, Vector.Fixed _, Vector.Digits _ -> {
          for (int i = 0; i < n; i++) {
            texts.add(CellText.text(vector, i, TEXT, zone));
          }
        }
      }
    }

    private void takeElements(Vector.Elements v, int n) {
      for (int i = 0; i < n; i++) {
        int[] list = new int[v.elements().length];
        for (int e = 0; e < list.length; e++) {
          list[e] = texts.size();
          texts.add(CellText.text(v.elements()[e], i, TEXT, zone));
        }
        members.add(v.isNull(i) ? null : list);
      }
    }

    Dictionary dictionary(Vector vector) {
      return switch (vector) {
        case Vector.Codes v -> v.dictionary().select(codes);
        case Vector.Longs v -> new Dictionary.Numbers(longs, v.unit(), v.scale(), nulls);
        case Vector.Doubles _ -> new Dictionary.Reals(doubles, nulls);
        case Vector.Elements _ ->
            new Dictionary.Lists(Dictionary.Words.of(texts), members.toArray(int[][]::new));
        case Vector.Uuids _, Vector.Concat _, Vector.Fixed _, Vector.Digits _ ->
            Dictionary.Words.of(texts);
      };
    }
  }
}
