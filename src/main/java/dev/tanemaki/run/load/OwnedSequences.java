package dev.tanemaki.run.load;

import dev.tanemaki.database.Session;
import dev.tanemaki.run.LogLine.Event;
import dev.tanemaki.run.control.RunLog;
import dev.tanemaki.schema.Column;
import dev.tanemaki.schema.ColumnType;
import dev.tanemaki.schema.Table;
import dev.tanemaki.schema.TableName;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings the sequences behind serial and identity columns past the keys that were loaded, so that
 * the application's next INSERT finds a free one. COPY leaves them where they are. Only forwards:
 * doing it again, or after the application has gone on, changes nothing.
 */
public final class OwnedSequences {

  /**
   * A sequence that belongs to a column.
   *
   * @param name as SQL
   */
  private record Owned(
      long oid, String name, String column, boolean up, boolean readable, boolean writable) {

    /** The furthest key and, in the same breath, whether the sequence is behind it. */
    String behind(Table table) {
      return """
      from pg_catalog.pg_sequence s,
        (select cast(%s(%s) as bigint) as key from %s) furthest
      where s.seqrelid = %d and key between s.seqmin and s.seqmax
        and key %s coalesce(pg_sequence_last_value(s.seqrelid), s.seqstart - s.seqincrement)
      """
          .formatted(
              up ? "max" : "min", TableName.quote(column), table.name().sql(), oid, up ? ">" : "<");
    }

    String lacking() {
      var lacking = new ArrayList<String>();
      if (!readable) {
        lacking.add("SELECT");
      }
      if (!writable) {
        lacking.add("UPDATE");
      }
      return String.join(", ", lacking);
    }
  }

  private OwnedSequences() {}

  /**
   * Looks at the sequences of one table's whole-number columns and moves those that are behind. A
   * privilege that is missing is told in the log.
   *
   * @param filled columns that a run gave values to; the others took them from their sequences
   */
  public static void advance(Session session, Table table, List<String> filled, RunLog log) {
    var whole =
        table.columns().stream()
            .filter(c -> c.type() instanceof ColumnType.Int && filled.contains(c.name()))
            .map(Column::name)
            .toList();
    for (Owned sequence : of(session, table, whole)) {
      if (sequence.lacking().isEmpty()) {
        // Looked at and moved in one statement, as the application may take numbers meanwhile.
        session
            .queryOne(
                "select cast(setval(s.seqrelid, key) as numeric) + s.seqincrement "
                    + sequence.behind(table),
                row -> row.string(1))
            .ifPresent(next -> log.info(Event.SEQUENCE_MOVED, sequence.name(), next));
      } else if (!sequence.readable()
          || session.queryLong("select count(*) " + sequence.behind(table)) > 0) {
        tell(session, table, sequence, log);
      }
    }
  }

  private static void tell(Session session, Table table, Owned sequence, RunLog log) {
    String role =
        TableName.quote(session.queryOne("select current_user", r -> r.string(1)).orElse(""));
    log.attention(
        Event.SEQUENCE_BEHIND,
        sequence.name(),
        table.name().name(),
        role,
        "GRANT %s ON SEQUENCE %s TO %s".formatted(sequence.lacking(), sequence.name(), role));
  }

  private static List<Owned> of(Session session, Table table, List<String> columns) {
    return session.query(
        """
        select s.seqrelid::bigint, cast(s.seqrelid as regclass)::text, a.attname,
               s.seqincrement > 0,
               has_sequence_privilege(s.seqrelid, 'select')
                 or has_sequence_privilege(s.seqrelid, 'usage'),
               has_sequence_privilege(s.seqrelid, 'update')
        from pg_catalog.pg_sequence s
        join pg_catalog.pg_depend d
          on d.objid = s.seqrelid and d.classid = cast('pg_catalog.pg_class' as regclass)
            and d.refclassid = d.classid and d.deptype in ('a', 'i')
        join pg_catalog.pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
        where d.refobjid = cast(? as regclass) and a.attname = any (?)
        order by a.attnum
        """,
        row ->
            new Owned(
                row.longValue(1),
                row.string(2),
                row.string(3),
                row.bool(4),
                row.bool(5),
                row.bool(6)),
        table.name().sql(),
        columns);
  }
}
