package dev.tanemaki.benchmark;

import dev.tanemaki.benchmark.Reading.OfPart;
import dev.tanemaki.benchmark.Reading.OfTable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Function;

/**
 * From what a pilot found to what a run will cost: sizes, loads and foreign keys grow with the
 * rows, sorting for an index a little faster. Parts are restored on as many connections as the run
 * has workers, the longest first.
 */
final class Extrapolation {

  private Extrapolation() {}

  static Forecast forecast(Reading reading) {
    var tables = new HashMap<String, OfTable>();
    reading.tables().forEach(t -> tables.put(t.name(), t));
    double restore = restoreSeconds(reading, tables);
    long rows = reading.tables().stream().mapToLong(OfTable::planRows).sum();
    long pilotRows = reading.tables().stream().mapToLong(OfTable::rows).sum();
    long all = rows + reading.tables().stream().mapToLong(OfTable::presentRows).sum();
    double verify = pilotRows == 0 ? 0 : reading.verifySeconds() * all / pilotRows;
    long tableBytes = Math.round(sum(reading, t -> t.bytes() * growth(t)));
    double indexBytes = 0;
    double restoreWal = 0;
    for (OfPart part : reading.parts()) {
      OfTable table = tables.get(part.table());
      indexBytes += part.bytes() * growth(table);
      restoreWal += part.walBytes() * restored(table);
    }
    double bareSeconds = sum(reading, t -> t.bare().seconds() * growth(t));
    double keepSeconds = sum(reading, t -> t.keep().seconds() * growth(t));
    double bareWal = sum(reading, t -> t.bare().walBytes() * growth(t));
    double keepWal = sum(reading, t -> t.keep().walBytes() * growth(t));
    var keep =
        new Cost(
            keepSeconds,
            0,
            verify,
            tableBytes,
            Math.round(indexBytes),
            Math.round(keepWal),
            rows / keepSeconds);
    var suspend =
        new Cost(
            bareSeconds,
            restore,
            verify,
            tableBytes,
            Math.round(indexBytes),
            Math.round(bareWal + restoreWal),
            rows / bareSeconds);
    return new Forecast(
        rows, pilotRows, keep, suspend, reading.keepCeiling(), reading.bareCeiling());
  }

  /** How many times the pilot's rows the run loads. */
  private static double growth(OfTable table) {
    return table.rows() == 0 ? 0 : (double) table.planRows() / table.rows();
  }

  /** How many times the pilot's rows are in the table when its parts come back. */
  private static double restored(OfTable table) {
    return table.rows() == 0 ? 0 : (double) (table.planRows() + table.presentRows()) / table.rows();
  }

  /**
   * Seconds of making one part over all rows: linear for a foreign key, n log n for an index, which
   * sorts.
   */
  static double seconds(OfPart part, OfTable table) {
    double times = restored(table);
    if (!part.sorted() || table.rows() < 2 || times <= 0) {
      return part.seconds() * times;
    }
    double rows = table.rows();
    return part.seconds() * times * Math.max(1, Math.log(rows * times) / Math.log(rows));
  }

  /** Indexes and keys first, then foreign keys: they need the keys they refer to. */
  private static double restoreSeconds(Reading reading, Map<String, OfTable> tables) {
    return makespan(reading, tables, true) + makespan(reading, tables, false);
  }

  private static double makespan(Reading reading, Map<String, OfTable> tables, boolean sorted) {
    var lanes = new PriorityQueue<Double>();
    for (int i = 0; i < Math.max(1, reading.workers()); i++) {
      lanes.add(0.0);
    }
    reading.parts().stream()
        .filter(part -> part.sorted() == sorted)
        .map(part -> seconds(part, tables.get(part.table())))
        .sorted(Comparator.reverseOrder())
        .forEach(seconds -> lanes.add(lanes.remove() + seconds));
    return lanes.stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }

  private static double sum(Reading reading, Function<OfTable, Double> of) {
    return reading.tables().stream().mapToDouble(of::apply).sum();
  }
}
