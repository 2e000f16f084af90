package dev.tanemaki.run.ledger;

import dev.tanemaki.database.Session;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The batches of runs that are in: their lines come and go in the transaction that brings or takes
 * their rows. Every method is one statement.
 */
public final class Batches {

  /**
   * Batches of one table that are in.
   *
   * @param firstRows where they begin
   * @param rows how many rows they hold together
   */
  public record Committed(Set<Long> firstRows, long rows) {
    public static final Committed NONE = new Committed(Set.of(), 0);
  }

  private Batches() {}

  /**
   * Takes a batch for the transaction under way.
   *
   * @param attempts how often it has been tried, this time included
   * @return whether it is taken; otherwise its rows are in already
   */
  public static boolean claim(Session session, long run, Extent batch, int worker, int attempts) {
    return session.execute(
            """
            insert into tanemaki.batch (run, table_name, first_row, rows, worker, attempts)
            values (?, ?, ?, ?, ?, ?) on conflict do nothing
            """,
            run,
            batch.table(),
            batch.firstRow(),
            batch.rows(),
            worker,
            attempts)
        == 1;
  }

  /** Completes a claim with what was loaded, before the commit. */
  public static void loaded(
      Session session, long run, Extent batch, long rows, long bytes, long millis) {
    session.execute(
        """
        update tanemaki.batch
        set rows = ?, bytes = ?, millis = ?, committed = clock_timestamp()
        where run = ? and table_name = ? and first_row = ?
        """,
        rows,
        bytes,
        millis,
        run,
        batch.table(),
        batch.firstRow());
  }

  /** Batches of a run that are in, by table. */
  public static Map<String, Committed> committed(Session session, long run) {
    var committed = new HashMap<String, Committed>();
    session.forEach(
        "select table_name, first_row, rows from tanemaki.batch where run = ?",
        row -> {
          var firsts = new HashSet<>(Set.of(row.longValue(2)));
          committed.merge(
              row.string(1),
              new Committed(firsts, row.longValue(3)),
              (a, b) -> {
                a.firstRows().addAll(b.firstRows());
                return new Committed(a.firstRows(), a.rows() + b.rows());
              });
        },
        run);
    return committed;
  }

  /** Batches of one table of a run that hold rows, the last first. */
  public static List<Extent> holdingRows(Session session, long run, String table) {
    return session.query(
        """
        select first_row, rows from tanemaki.batch
        where run = ? and table_name = ? and rows > 0 order by first_row desc
        """,
        row -> new Extent(table, row.longValue(1), row.longValue(2), false),
        run,
        table);
  }

  /**
   * Takes a batch out, for the transaction that removes its rows.
   *
   * @return false where it is out already
   */
  public static boolean forget(Session session, long run, Extent batch) {
    return session.execute(
            "delete from tanemaki.batch where run = ? and table_name = ? and first_row = ?",
            run,
            batch.table(),
            batch.firstRow())
        == 1;
  }
}
