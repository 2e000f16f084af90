package dev.tanemaki.run.layout;

import dev.tanemaki.database.Session;
import dev.tanemaki.run.ledger.Extent;
import dev.tanemaki.schema.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Whether the rows of a past run are still where it put them. Each table is looked at in one
 * statement together with the ledger, so that a batch that commits meanwhile is in both or neither.
 */
public final class RowsInPlace {

  /**
   * One table's part of a run, then and now.
   *
   * @param table its name as the plan writes it
   * @param loaded rows that the run has committed to it
   * @param found rows that may be those; fewer where rows are gone
   * @param exact whether {@code found} counts keys of the run's own: more than loaded are then rows
   *     of somebody else on keys that the run needs
   */
  public record TableRows(String table, long loaded, long found, boolean exact) {
    public long missing() {
      return Math.max(0, loaded - found);
    }
  }

  private RowsInPlace() {}

  /** The run that emptied one of these tables after this run had begun, if there is one. */
  public static OptionalLong replacedBy(Session session, long run, List<Extent> extents) {
    var own = new HashSet<Long>();
    extents.forEach(extent -> relation(session, extent.table()).ifPresent(own::add));
    var later =
        session.query(
            """
            select e.run, x.table_name from tanemaki.execution e
            join tanemaki.extent x on x.run = e.run
            where e.run > ? and e.mode = 'replace' order by e.run
            """,
            row -> new Extent(row.string(2), row.longValue(1), 0, false),
            run);
    return later.stream()
        .filter(e -> relation(session, e.table()).filter(own::contains).isPresent())
        .mapToLong(Extent::firstRow)
        .findFirst();
  }

  private static Optional<Long> relation(Session session, String table) {
    return session.queryOne(
        "select cast(to_regclass(?) as oid)::bigint",
        row -> row.isNull(1) ? null : row.longValue(1),
        TableName.parse(table).sql());
  }

  /** Counts what is left of a run. All its tables have to be there. */
  public static List<TableRows> count(
      Session session, long run, List<Step> steps, List<Extent> extents) {
    var tables = new ArrayList<TableRows>();
    for (Step step : steps) {
      for (Extent extent : extents) {
        if (extent.table().equals(step.plan().name()) && extent.rows() > 0) {
          tables.add(count(session, run, step, extent));
        }
      }
    }
    return tables;
  }

  private static TableRows count(Session session, long run, Step step, Extent extent) {
    var key = CountingKey.of(step).filter(k -> !extent.merged());
    String where = key.map(k -> " where " + k.within(extent)).orElse("");
    return session
        .queryOne(
            "select (select coalesce(sum(b.rows), 0) from tanemaki.batch b"
                + " where b.run = ? and b.table_name = ?), (select count(*) from "
                + step.table().name().sql()
                + where
                + ")",
            row ->
                new TableRows(extent.table(), row.longValue(1), row.longValue(2), key.isPresent()),
            run,
            extent.table())
        .orElseThrow();
  }
}
