package dev.tanemaki.benchmark.result;

import dev.tanemaki.benchmark.result.Surroundings.Difference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One setting of a matrix.
 *
 * @param rows of the plan's main table
 * @param batchSize rows per transaction
 * @param workers connections that load
 * @param constraints keep, suspend or auto
 */
public record Cell(long rows, int batchSize, int workers, String constraints)
    implements Comparable<Cell> {

  private static final Comparator<Cell> ORDER =
      Comparator.comparingLong(Cell::rows)
          .thenComparing(Cell::constraints)
          .thenComparingInt(Cell::batchSize)
          .thenComparingInt(Cell::workers);

  /** What differs between two settings. */
  List<Difference> differences(Cell other) {
    var found = new ArrayList<Difference>();
    compare(found, "rows", rows, other.rows);
    compare(found, "rows per batch", batchSize, other.batchSize);
    compare(found, "workers", workers, other.workers);
    if (!constraints.equals(other.constraints)) {
      found.add(new Difference("constraints", constraints, other.constraints));
    }
    return found;
  }

  private static void compare(List<Difference> found, String what, long one, long two) {
    if (one != two) {
      found.add(new Difference(what, "%,d".formatted(one), "%,d".formatted(two)));
    }
  }

  @Override
  public int compareTo(Cell other) {
    return ORDER.compare(this, other);
  }
}
