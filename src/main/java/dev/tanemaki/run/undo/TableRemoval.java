package dev.tanemaki.run.undo;

import dev.tanemaki.generate.TableProgram;
import dev.tanemaki.run.layout.CountingKey;
import dev.tanemaki.run.ledger.Extent;
import dev.tanemaki.schema.Table;
import dev.tanemaki.telemetry.TableMeter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One table's part of an undo.
 *
 * @param name the table's name as the plan writes it
 * @param table as it is in the target
 * @param program makes its rows, and so their keys, again
 * @param key columns that tell its rows apart
 * @param counting the key, where it is one that counts
 * @param batches row ranges of the run that are still in, last first: rows may reference rows
 *     before them
 */
public record TableRemoval(
    String name,
    Table table,
    TableProgram program,
    List<String> key,
    Optional<CountingKey> counting,
    List<Extent> batches,
    TableMeter meter) {

  public TableRemoval {
    key = List.copyOf(key);
    batches = List.copyOf(batches);
  }

  public long rows() {
    return batches.stream().mapToLong(Extent::rows).sum();
  }

  /** The batches' ranges, joined where one begins as another ends. */
  List<Extent> ranges() {
    var ranges = new ArrayList<Extent>();
    for (Extent batch : batches) {
      if (!ranges.isEmpty() && ranges.getLast().firstRow() == batch.endRow()) {
        Extent later = ranges.removeLast();
        ranges.add(new Extent(name, batch.firstRow(), later.rows() + batch.rows(), false));
      } else {
        ranges.add(batch);
      }
    }
    return ranges;
  }
}
