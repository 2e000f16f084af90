package dev.tanemaki.generate;

import dev.tanemaki.schema.ColumnType;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Optional;

/** Computes all values of a small parent's column once, so that a row can refer to them by code. */
final class Materialiser {

  private static final int CHUNK = 1_024;

  private Materialiser() {}

  static Dictionary all(Formula formula, int rows, Optional<ColumnType> type, ZoneOffset zone) {
    var binder = new Binder(CHUNK);
    Vector vector = binder.vector(formula);
    return switch (vector) {
      case Vector.Codes codes -> coded(codes, binder, rows);
      case Vector.Longs longs -> longs(longs, binder, rows);
      case Vector.Doubles doubles -> doubles(doubles, binder, rows);
      case Vector.Uuids _, Vector.Concat _, Vector.Fixed _, Vector.Digits _, Vector.Elements _ ->
          words(vector, binder, rows, type.orElse(new ColumnType.Text("text", 0)), zone);
    };
  }

  private interface Chunk {
    void take(int first, int n);
  }

  private static void forEachChunk(Binder binder, int rows, Chunk chunk) {
    for (int first = 0; first < rows; first += CHUNK) {
      int n = Math.min(CHUNK, rows - first);
      for (int i = 0; i < n; i++) {
        binder.rows()[i] = first + i;
      }
      for (Binder.Step step : binder.steps()) {
        step.run(n);
      }
      chunk.take(first, n);
    }
  }

  private static Dictionary coded(Vector.Codes vector, Binder binder, int rows) {
    int[] codes = new int[rows];
    forEachChunk(binder, rows, (first, n) -> System.arraycopy(vector.codes(), 0, codes, first, n));
    return vector.dictionary().select(codes);
  }

  private static Dictionary longs(Vector.Longs vector, Binder binder, int rows) {
    long[] values = new long[rows];
    boolean[] nulls = vector.nulls() == null ? null : new boolean[rows];
    forEachChunk(
        binder,
        rows,
        (first, n) -> {
          System.arraycopy(vector.values(), 0, values, first, n);
          if (nulls != null) {
            System.arraycopy(vector.nulls(), 0, nulls, first, n);
          }
        });
    return new Dictionary.Numbers(values, vector.unit(), vector.scale(), nulls);
  }

  private static Dictionary doubles(Vector.Doubles vector, Binder binder, int rows) {
    double[] values = new double[rows];
    boolean[] nulls = vector.nulls() == null ? null : new boolean[rows];
    forEachChunk(
        binder,
        rows,
        (first, n) -> {
          System.arraycopy(vector.values(), 0, values, first, n);
          if (nulls != null) {
            System.arraycopy(vector.nulls(), 0, nulls, first, n);
          }
        });
    return new Dictionary.Reals(values, nulls);
  }

  private static Dictionary words(
      Vector vector, Binder binder, int rows, ColumnType type, ZoneOffset zone) {
    var words = new ArrayList<String>(rows);
    forEachChunk(
        binder,
        rows,
        (first, n) -> {
          for (int i = 0; i < n; i++) {
            words.add(CellText.text(vector, i, type, zone));
          }
        });
    return Dictionary.Words.of(words);
  }
}
