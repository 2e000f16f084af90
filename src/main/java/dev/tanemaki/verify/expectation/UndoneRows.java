package dev.tanemaki.verify.expectation;

import dev.tanemaki.database.Session;
import dev.tanemaki.schema.TableName;
import java.util.ArrayList;
import java.util.List;

/**
 * Row indexes of which the ledger, where the target has one, says that their rows were removed
 * again: nothing is missing there.
 *
 * @param ranges apart from each other
 */
public record UndoneRows(List<Range> ranges) {

  static final UndoneRows NONE = new UndoneRows(List.of());

  /** Row indexes from one on, the last one left out. */
  record Range(long first, long end) {}

  /** What a run that replaced all has removed is nobody's; what came after it counts. */
  private static final String EXTENTS =
      """
      with own as (
        select run, status, mode, table_name, first_row, extent.rows
        from tanemaki.extent join tanemaki.execution using (run)),
      since as (
        select table_name, max(run) as run from own
        where mode = 'replace' and status not in ('undoing', 'undone') group by table_name)
      select table_name, status in ('undoing', 'undone'), first_row, first_row + rows from own
        left join since using (table_name)
        where own.run >= coalesce(since.run, 0)
      union all
      select table_name, false, batch.first_row, batch.first_row + batch.rows
        from tanemaki.batch join tanemaki.execution using (run) where status = 'undoing'
      """;

  /** The server refuses to name anything in a schema that the role may not use. */
  private static final String READABLE =
      """
      select count(*)
      from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'tanemaki' and c.relname in ('execution', 'extent', 'batch')
        and has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'select')
      """;

  private record Extent(String table, boolean undone, Range range) {}

  static UndoneRows of(Session session, TableName table) {
    if (session.queryLong(READABLE) < 3) {
      return NONE;
    }
    List<Extent> extents =
        session.query(
            EXTENTS,
            row ->
                new Extent(
                    row.string(1), row.bool(2), new Range(row.longValue(3), row.longValue(4))));
    var own = extents.stream().filter(e -> names(e.table(), table)).toList();
    var left = new ArrayList<Range>();
    for (Extent undone : own.stream().filter(Extent::undone).toList()) {
      List<Range> parts = without(List.of(undone.range()), left);
      for (Extent standing : own.stream().filter(e -> !e.undone()).toList()) {
        parts = without(parts, List.of(standing.range()));
      }
      left.addAll(parts);
    }
    return new UndoneRows(List.copyOf(left));
  }

  /** Plans may leave out the schema. */
  private static boolean names(String written, TableName table) {
    var name = TableName.parse(written);
    return name.name().equals(table.name())
        && (name.schema().isEmpty() || name.schema().equals(table.schema()));
  }

  private static List<Range> without(List<Range> ranges, List<Range> others) {
    List<Range> left = ranges;
    for (Range other : others) {
      var parts = new ArrayList<Range>();
      for (Range range : left) {
        add(parts, range.first(), Math.min(range.end(), other.first()));
        add(parts, Math.max(range.first(), other.end()), range.end());
      }
      left = parts;
    }
    return left;
  }

  private static void add(List<Range> parts, long first, long end) {
    if (first < end) {
      parts.add(new Range(first, end));
    }
  }

  /** How many there are below an index. */
  long below(long end) {
    return ranges.stream().mapToLong(r -> Math.max(0, Math.min(r.end(), end) - r.first())).sum();
  }

  /** Whether all indexes from one to another, left out, are among them. */
  boolean covers(long first, long end) {
    return without(List.of(new Range(first, end)), ranges).isEmpty();
  }
}
