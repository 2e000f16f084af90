package dev.tanemaki.run.undo;

import dev.tanemaki.database.Session;
import dev.tanemaki.run.Removable;
import dev.tanemaki.run.ledger.Batches;
import dev.tanemaki.run.ledger.Extent;
import dev.tanemaki.run.ledger.StoredPlan;
import java.util.ArrayList;
import java.util.List;

/** Tells, from the ledger alone, which rows of a past run an undo would remove. */
public final class RemovableRows {

  private RemovableRows() {}

  /**
   * @throws dev.tanemaki.problem.ProblemException as {@link StoredPlan#find}
   */
  public static Removable read(Session session, long run) {
    StoredPlan stored = StoredPlan.find(session, run);
    long rows = 0;
    var leftAlone = new ArrayList<String>();
    for (Extent extent : stored.entry().extents()) {
      List<Extent> batches = Batches.holdingRows(session, run, extent.table());
      if (tellable(extent, batches, stored.record().options().batchSize())) {
        rows += batches.stream().mapToLong(Extent::rows).sum();
      } else {
        leftAlone.add(extent.table());
      }
    }
    return new Removable(stored.record(), rows, leftAlone);
  }

  /**
   * Whether the rows that a run loaded into a table can be told by their keys. Of a batch that was
   * merged the ledger knows how many rows were taken, not which: all, none, or nobody knows.
   */
  static boolean tellable(Extent extent, List<Extent> batches, int batchSize) {
    return !extent.merged()
        || batches.stream()
            .allMatch(b -> b.rows() == Math.min(batchSize, extent.endRow() - b.firstRow()));
  }
}
