package dev.tanemaki.benchmark;

import dev.tanemaki.benchmark.Reading.OfPart;
import dev.tanemaki.benchmark.Reading.OfTable;
import java.util.ArrayList;
import java.util.Collection;
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
    double times = pilotRows == 0 ? 0 : (double) all / pilotRows;
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
            reading.verifySeconds() * times,
            tableBytes,
            Math.round(indexBytes),
            Math.round(keepWal),
            rows / keepSeconds);
    var suspend =
        new Cost(
            bareSeconds,
            restore,
            reading.provenSeconds() * times,
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

  /**
   * Indexes and keys first, then foreign keys, which need the keys they refer to; those of one
   * table would wait for each other. A sample for the planner, as large whatever the table, is the
   * last.
   */
  private static double restoreSeconds(Reading reading, Map<String, OfTable> tables) {
    if (reading.parts().isEmpty()) {
      return 0;
    }
    var indexes = new ArrayList<Double>();
    var foreignKeys = new HashMap<String, Double>();
    for (OfPart part : reading.parts()) {
      double seconds = seconds(part, tables.get(part.table()));
      if (part.sorted()) {
        indexes.add(seconds);
      } else {
        foreignKeys.merge(part.table(), seconds, Double::sum);
      }
    }
    return makespan(indexes, reading.workers())
        + makespan(foreignKeys.values(), reading.workers())
        + reading.analyzeSeconds();
  }

  private static double makespan(Collection<Double> works, int workers) {
    var lanes = new PriorityQueue<Double>();
    for (int i = 0; i < Math.max(1, workers); i++) {
      lanes.add(0.0);
    }
    works.stream()
        .sorted(Comparator.reverseOrder())
        .forEach(seconds -> lanes.add(lanes.remove() + seconds));
    return lanes.stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }

  private static double sum(Reading reading, Function<OfTable, Double> of) {
    return reading.tables().stream().mapToDouble(of::apply).sum();
  }
}
