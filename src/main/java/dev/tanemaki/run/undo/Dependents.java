package dev.tanemaki.run.undo;

import dev.tanemaki.copy.CopyFormat;
import dev.tanemaki.database.Session;
import dev.tanemaki.problem.Code;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.run.control.RunControl;
import dev.tanemaki.run.load.RowStream;
import dev.tanemaki.schema.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows that reference rows of a run without being of it: with them there, it cannot be undone. */
final class Dependents {

  private static final int MOST_TOLD = 3;

  /** A foreign key to one of the run's tables, from whichever table. */
  private record Reference(
      long child, String childSql, long parent, List<String> columns, List<String> referenced) {

    /** That a child {@code c} references a parent {@code p}. */
    String joins() {
      return IntStream.range(0, columns.size())
          .mapToObj(
              i ->
                  "p."
                      + TableName.quote(referenced.get(i))
                      + " = c."
                      + TableName.quote(columns.get(i)))
          .collect(Collectors.joining(" and "));
    }
  }

  private record Part(TableRemoval removal, KeySet keys) {}

  private Dependents() {}

  /**
   * Sees that there are none, in the transaction under way.
   *
   * @throws dev.tanemaki.problem.ProblemException refused, with tables and counts
   */
  static void requireNone(Session session, long run, List<TableRemoval> removals) {
    var parts = new HashMap<Long, Part>();
    var stream = new RowStream(new RunControl(), CopyFormat.BINARY);
    for (TableRemoval removal : removals) {
      String temporary = "tanemaki_keys_" + parts.size();
      parts.put(
          oid(session, removal),
          new Part(removal, KeySet.of(session, stream, removal, removal.ranges(), temporary)));
    }
    var found = new ArrayList<String>();
    for (Reference reference : references(session, parts.keySet().stream().toList())) {
      Part parent = parts.get(reference.parent());
      Part child = parts.get(reference.child());
      long rows =
          session.queryLong(
              "select count(*) from %s c where exists (select from %s p where %s and %s)%s"
                  .formatted(
                      reference.childSql(),
                      parent.removal().table().name().sql(),
                      reference.joins(),
                      parent.keys().holds("p"),
                      child == null ? "" : " and not (" + child.keys().holds("c") + ")"));
      if (rows > 0) {
        found.add(
            "%,d %s of %s (references %s)"
                .formatted(
                    rows,
                    rows == 1 ? "row" : "rows",
                    reference.childSql(),
                    parent.removal().name()));
      }
    }
    if (!found.isEmpty()) {
      String told = String.join(", ", found.subList(0, Math.min(MOST_TOLD, found.size())));
      throw Problem.refused(
              "Run " + run + " cannot be undone",
              "rows that are not of it depend on its rows: " + told,
              "Undo the runs that loaded them first, or remove them; see the runs with: tanemaki"
                  + " runs list")
          .as(Code.UNDO_DEPENDENTS, String.valueOf(run), told)
          .asException();
    }
  }

  private static long oid(Session session, TableRemoval removal) {
    return session.queryLong(
        "select cast(cast(? as regclass) as oid)::bigint", removal.table().name().sql());
  }

  private static List<Reference> references(Session session, List<Long> parents) {
    String oids = parents.stream().map(String::valueOf).collect(Collectors.joining(","));
    // A foreign key to or from a partitioned table has shadows of itself: left out.
    return session.query(
        """
        select k.conrelid::bigint, k.conrelid::regclass::text, k.confrelid::bigint,
          (select array_agg(a.attname::text order by place)
           from unnest(k.conkey) with ordinality as u(attnum, place)
           join pg_catalog.pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.attnum),
          (select array_agg(a.attname::text order by place)
           from unnest(k.confkey) with ordinality as u(attnum, place)
           join pg_catalog.pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.attnum)
        from pg_catalog.pg_constraint k
        where k.contype = 'f' and k.conparentid = 0
          and k.confrelid = any (cast(? as bigint[])::oid[])
        order by 2, k.conname
        """,
        row ->
            new Reference(
                row.longValue(1), row.string(2), row.longValue(3), row.strings(4), row.strings(5)),
        "{" + oids + "}");
  }
}
