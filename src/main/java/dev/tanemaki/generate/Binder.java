package dev.tanemaki.generate;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Ties formulas to one worker's scratch. Formulas are bound on demand, depth first, so the list of
 * steps comes out in the order of dependency. A binder of its own belongs to each row array: the
 * table's rows, and the parent rows of each choice that is computed on the fly.
 */
final class Binder {

  /** Fills something for the first {@code n} rows of the chunk. */
  interface Step {
    void run(int n);
  }

  private final int capacity;
  private final long[] rows;
  private final List<Step> steps;
  private final long[] random;
  private final long[] scratch;
  private final Map<Formula, Vector> vectors = new IdentityHashMap<>();
  private final Map<Picker, int[]> codes = new IdentityHashMap<>();
  private final Map<Picker, Binder> parents = new IdentityHashMap<>();

  Binder(int capacity) {
    this(capacity, new long[capacity], new ArrayList<>(), new long[capacity], new long[capacity]);
  }

  private Binder(int capacity, long[] rows, List<Step> steps, long[] random, long[] scratch) {
    this.capacity = capacity;
    this.rows = rows;
    this.steps = steps;
    this.random = random;
    this.scratch = scratch;
  }

  int capacity() {
    return capacity;
  }

  /** The row indexes that this binder's formulas are computed for. */
  long[] rows() {
    return rows;
  }

  /** For random bits inside one step: all steps share it, so that it stays in the first cache. */
  long[] random() {
    return random;
  }

  /** A second array of the same kind. */
  long[] scratch() {
    return scratch;
  }

  List<Step> steps() {
    return steps;
  }

  void add(Step step) {
    steps.add(step);
  }

  Vector vector(Formula formula) {
    Vector known = vectors.get(formula);
    if (known == null) {
      known = formula.bind(this);
      vectors.put(formula, known);
    }
    return known;
  }

  int[] codes(Picker picker) {
    int[] known = codes.get(picker);
    if (known == null) {
      known = picker.binding().apply(this);
      codes.put(picker, known);
    }
    return known;
  }

  /** The binder of the rows that the picker chooses; rows without a choice stand at row 0. */
  Binder at(Picker picker) {
    Binder known = parents.get(picker);
    if (known == null) {
      int[] chosen = codes(picker);
      long[] parentRows = longs();
      int none = picker.none();
      add(
          n -> {
            for (int i = 0; i < n; i++) {
              parentRows[i] = chosen[i] == none ? 0 : chosen[i];
            }
          });
      known = new Binder(capacity, parentRows, steps, random, scratch);
      parents.put(picker, known);
    }
    return known;
  }

  long[] longs() {
    return new long[capacity];
  }

  int[] ints() {
    return new int[capacity];
  }

  double[] doubles() {
    return new double[capacity];
  }

  boolean[] flags() {
    return new boolean[capacity];
  }
}
