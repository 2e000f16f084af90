package dev.tanemaki.ui.benchmark;

import dev.tanemaki.benchmark.result.Cell;
import dev.tanemaki.benchmark.result.Matrix;
import dev.tanemaki.copy.CopyFormat;
import dev.tanemaki.run.RunOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import javafx.beans.property.LongProperty;
import javafx.beans.property.SimpleLongProperty;

/** What the operator wants to have measured; kept while the nodes of the screen are made anew. */
final class MatrixForm {

  static final List<Long> ROWS = List.of(1_000L, 10_000L, 20_000L, 50_000L, 100_000L, 500_000L);
  static final List<Integer> BATCHES = List.of(1_000, 2_500, 5_000, 7_500, 10_000, 20_000);
  static final List<Integer> WORKERS = List.of(1, 2, 4, 6, 8);
  static final List<String> CONSTRAINTS = List.of("auto", "suspend", "keep");
  static final List<String> FORMATS =
      Arrays.stream(CopyFormat.values()).map(CopyFormat::label).toList();
  static final List<Integer> REPEATS = List.of(3, 5, 8, 12);

  private final TreeSet<Long> rows = new TreeSet<>(List.of(20_000L));
  private final TreeSet<Integer> batches = new TreeSet<>(List.of(1_000, 5_000, 10_000));
  private final TreeSet<Integer> workers = new TreeSet<>(List.of(1, 2));
  private final TreeSet<String> constraints =
      new TreeSet<>(List.of(RunOptions.defaults().constraints().label()));
  private final TreeSet<String> formats =
      new TreeSet<>(List.of(RunOptions.defaults().format().label()));
  private int repeat = 5;

  /** Counts the changes, for whoever shows what follows from them. */
  private final LongProperty changes = new SimpleLongProperty();

  TreeSet<Long> rows() {
    return rows;
  }

  TreeSet<Integer> batches() {
    return batches;
  }

  TreeSet<Integer> workers() {
    return workers;
  }

  TreeSet<String> constraints() {
    return constraints;
  }

  TreeSet<String> formats() {
    return formats;
  }

  int repeat() {
    return repeat;
  }

  void repeat(int times) {
    repeat = times;
    changed();
  }

  void changed() {
    changes.set(changes.get() + 1);
  }

  LongProperty changes() {
    return changes;
  }

  /** Empty while one of the lists is. */
  Optional<Matrix> matrix() {
    if (rows.isEmpty()
        || batches.isEmpty()
        || workers.isEmpty()
        || constraints.isEmpty()
        || formats.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Matrix(
            List.copyOf(rows),
            List.copyOf(batches),
            List.copyOf(workers),
            CONSTRAINTS.stream().filter(constraints::contains).toList(),
            List.copyOf(formats),
            repeat,
            1,
            true,
            1));
  }

  /** A matrix as the terminal's options say it. */
  static String options(Matrix matrix) {
    return "--rows %s --batch-sizes %s --workers %s --constraints %s%s --repeat %d"
        .formatted(
            joined(matrix.rows()),
            joined(matrix.batchSizes()),
            joined(matrix.workers()),
            joined(matrix.constraints()),
            matrix.formats().equals(List.of(Cell.USUAL_FORMAT))
                ? ""
                : " --formats " + joined(matrix.formats()),
            matrix.repeat());
  }

  private static String joined(List<?> values) {
    return String.join(",", values.stream().map(String::valueOf).toList());
  }
}
