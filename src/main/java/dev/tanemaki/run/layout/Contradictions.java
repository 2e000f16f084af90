package dev.tanemaki.run.layout;

import dev.tanemaki.database.Row;
import dev.tanemaki.database.Session;
import dev.tanemaki.plan.Rows;
import dev.tanemaki.run.RunRecord;
import dev.tanemaki.run.RunRecord.Status;
import dev.tanemaki.run.ledger.Extent;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/**
 * Whether what the ledger says of a run can all be true. Tanemaki writes nothing that cannot, so a
 * contradiction is a hand in the ledger, or a part of it that a restore has left out; going on from
 * there would make rows twice or not at all. The run must not be under way elsewhere meanwhile.
 */
public final class Contradictions {

  private Contradictions() {}

  /** Whether the run loads every table of its plan and no other, as often as the plan says. */
  public static Optional<String> inExtents(List<Step> steps, List<Extent> extents) {
    var byTable = new HashMap<String, Extent>();
    extents.forEach(extent -> byTable.put(extent.table(), extent));
    for (Step step : steps) {
      String table = step.plan().name();
      Extent extent = byTable.remove(table);
      if (extent == null) {
        return Optional.of("the run has no rows for " + table + ", its plan has");
      }
      if (extent.firstRow() < 0) {
        return Optional.of("its rows of %s begin at %,d".formatted(table, extent.firstRow()));
      }
      if (step.plan().rows() instanceof Rows.Count(long count) && count != extent.rows()) {
        return Optional.of(differs(table, extent, count));
      }
    }
    return byTable.keySet().stream()
        .map(table -> "the run has rows for " + table + ", its plan has none")
        .findFirst();
  }

  private static String differs(String table, Extent extent, long rows) {
    return "the run has %,d rows for %s, its plan %,d".formatted(extent.rows(), table, rows);
  }

  /**
   * The first that is found beyond {@link #inExtents}.
   *
   * @param layout what the plan makes of the run's extents
   */
  public static Optional<String> find(Session session, RunRecord record, Layout layout) {
    for (Extent extent : layout.extents()) {
      long rows = Math.max(0, layout.program(extent).rows() - extent.firstRow());
      if (rows != extent.rows()) {
        return Optional.of(differs(extent.table(), extent, rows));
      }
    }
    long rows = layout.extents().stream().mapToLong(Extent::rows).sum();
    return inBatches(session, record.run()).or(() -> inSums(session, record, rows));
  }

  /**
   * Batches begin a batch size apart and are full, so that none overlap. Only of a list that is
   * merged with rows that are there may fewer be in.
   */
  private static Optional<String> inBatches(Session session, long run) {
    return session.queryOne(
        """
        select b.table_name, b.first_row, b.rows, s.size,
          case when x.run is null then 'stranger'
               when b.first_row < x.first_row or b.first_row >= x.first_row + x.rows then 'outside'
               when (b.first_row - x.first_row) % e.batch_size <> 0 then 'across'
               else 'size' end
        from tanemaki.batch b
        join tanemaki.execution e using (run)
        left join tanemaki.extent x using (run, table_name)
        cross join lateral
          (select least(e.batch_size, x.first_row + x.rows - b.first_row) as size) s
        where b.run = ? and (x.run is null
          or b.first_row < x.first_row or b.first_row >= x.first_row + x.rows
          or (b.first_row - x.first_row) % e.batch_size <> 0
          or b.rows > s.size or b.rows < case when x.merged then 0 else s.size end)
        order by b.table_name, b.first_row limit 1
        """,
        Contradictions::batch, run);
  }

  private static String batch(Row row) {
    String batch = "the batch of %s from row %,d".formatted(row.string(1), row.longValue(2));
    return batch
        + switch (row.string(5)) {
          case "stranger" -> " is of a table that the run does not load";
          case "outside" -> " is outside the rows of the run";
          case "across" -> " overlaps with others: none begins there";
          default -> " has %,d rows instead of %,d".formatted(row.longValue(3), row.longValue(4));
        };
  }

  /** Batches are only ever added while a run is loaded; an undo counts anew. */
  private static Optional<String> inSums(Session session, RunRecord record, long total) {
    return session.queryOne(
        """
        select e.total_rows, e.rows, (select coalesce(sum(b.rows), 0) from tanemaki.batch b
                                      where b.run = e.run)
        from tanemaki.execution e where e.run = ?
        """,
        row -> {
          long noted = row.longValue(2);
          long held = row.longValue(3);
          if (row.longValue(1) != total) {
            return "its tables have %,d rows, the run %,d".formatted(total, row.longValue(1));
          }
          return held < noted || record.status() == Status.FINISHED && held != noted
              ? "its batches hold %,d rows, the run %,d".formatted(held, noted)
              : null;
        },
        record.run());
  }
}
