package dev.tanemaki.benchmark.result;

import dev.tanemaki.problem.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What is measured: every combination of the lists, each {@code repeat} times.
 *
 * @param rows of the plan's main table
 * @param batchSizes rows per transaction
 * @param workers connections that load
 * @param constraints keep, suspend or auto
 * @param formats binary or text; files of before there was a choice have none, and were binary
 * @param repeat samples of each cell
 * @param warmUp runs of the largest rows in each {@link #ways way}, before anything counts
 * @param lanes whether the reference lanes are measured in every round
 * @param seed shuffles the order within each round
 */
public record Matrix(
    List<Long> rows,
    List<Integer> batchSizes,
    List<Integer> workers,
    List<String> constraints,
    List<String> formats,
    int repeat,
    int warmUp,
    boolean lanes,
    long seed) {

  public static final int MOST_CELLS = 2_000;
  public static final int MOST_REPEATS = 100;

  /**
   * @throws dev.tanemaki.problem.ProblemException usage, where a list is empty or there is too much
   *     to measure
   */
  public Matrix {
    rows = distinct(rows);
    batchSizes = distinct(batchSizes);
    workers = distinct(workers);
    constraints = constraints.stream().distinct().toList();
    formats = formats == null ? List.of(Cell.USUAL_FORMAT) : formats.stream().distinct().toList();
    if (rows.isEmpty()
        || batchSizes.isEmpty()
        || workers.isEmpty()
        || constraints.isEmpty()
        || formats.isEmpty()) {
      throw Problem.usage("The matrix is empty", "", "Give at least one value of each kind.")
          .asException();
    }
    if (repeat < 1 || repeat > MOST_REPEATS || warmUp < 0 || warmUp > MOST_REPEATS) {
      throw Problem.usage(
              "The number of repeats is out of range",
              "",
              "Use 1 to " + MOST_REPEATS + " repeats and 0 to " + MOST_REPEATS + " warm-ups.")
          .asException();
    }
    long cells =
        (long) rows.size()
            * batchSizes.size()
            * workers.size()
            * constraints.size()
            * formats.size();
    if (cells > MOST_CELLS) {
      throw Problem.usage(
              "The matrix has %,d cells".formatted(cells),
              "",
              "Use at most %,d.".formatted(MOST_CELLS))
          .asException();
    }
  }

  private static <T extends Comparable<T>> List<T> distinct(Collection<T> values) {
    return values.stream().distinct().sorted().toList();
  }

  /**
   * The format of the COPY lanes: binary, the fastest, which bounds the others. A matrix without it
   * may be of a plan that cannot be sent in it.
   */
  public String laneFormat() {
    return formats.contains(Cell.USUAL_FORMAT) ? Cell.USUAL_FORMAT : formats.getFirst();
  }

  /** Every way to get rows in, in the order of the lists. */
  public List<Way> ways() {
    return constraints.stream().flatMap(c -> formats.stream().map(f -> new Way(c, f))).toList();
  }

  /** In the order of the lists. */
  public List<Cell> cells() {
    var cells = new ArrayList<Cell>();
    for (long r : rows) {
      for (Way way : ways()) {
        for (int b : batchSizes) {
          for (int w : workers) {
            cells.add(new Cell(r, b, w, way.constraints(), way.format()));
          }
        }
      }
    }
    return cells;
  }

  /**
   * All cells once, shuffled: what drifts during a benchmark hits them all alike.
   *
   * @param round 0 for the first
   */
  public List<Cell> round(int round) {
    var order = new ArrayList<>(cells());
    Collections.shuffle(order, new Random(seed * 31 + round));
    return order;
  }

  public int samples() {
    return cells().size() * repeat;
  }
}
