package dev.tanemaki.benchmark.result;

import dev.tanemaki.benchmark.result.Surroundings.Difference;
import dev.tanemaki.copy.CopyFormat;
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
 * @param format binary or text; files of before there was a choice have none, and were binary
 */
public record Cell(long rows, int batchSize, int workers, String constraints, String format)
    implements Comparable<Cell> {

  /** What rows go as unless something else is said; settings do not mention it. */
  public static final String USUAL_FORMAT = CopyFormat.BINARY.label();

  private static final Comparator<Cell> ORDER =
      Comparator.comparingLong(Cell::rows)
          .thenComparing(Cell::way)
          .thenComparingInt(Cell::batchSize)
          .thenComparingInt(Cell::workers);

  public Cell {
    format = format == null ? USUAL_FORMAT : format;
  }

  public Way way() {
    return new Way(constraints, format);
  }

  /** The same setting, of other rows. */
  public Cell of(long otherRows) {
    return new Cell(otherRows, batchSize, workers, constraints, format);
  }

  /** The same setting, its rows sent in another format. */
  public Cell in(String other) {
    return new Cell(rows, batchSize, workers, constraints, other);
  }

  /** Whether rows go otherwise than usual, so that it has to be said. */
  public boolean unusualFormat() {
    return !format.equals(USUAL_FORMAT);
  }

  /** What differs between two settings. */
  List<Difference> differences(Cell other) {
    var found = new ArrayList<Difference>();
    compare(found, "rows", rows, other.rows);
    compare(found, "rows per batch", batchSize, other.batchSize);
    compare(found, "workers", workers, other.workers);
    if (!constraints.equals(other.constraints)) {
      found.add(new Difference("constraints", constraints, other.constraints));
    }
    if (!format.equals(other.format)) {
      found.add(formats(format, other.format));
    }
    return found;
  }

  static Difference formats(String one, String two) {
    return new Difference("format", one, two);
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
