package dev.tanemaki.database.suspension;

import dev.tanemaki.database.Row;
import dev.tanemaki.database.Session;
import dev.tanemaki.database.suspension.Staying.Reason;
import dev.tanemaki.schema.Table.Index;
import dev.tanemaki.schema.Table.Key;
import dev.tanemaki.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The indexes of tables, those of primary keys and unique constraints among them. */
final class CatalogIndexes {

  /**
   * @param effort how hard it is to build, against others of the same table
   * @param referencedBy oids of the foreign keys that stand on it
   * @param reason why it cannot step aside, if anything keeps it
   */
  record Found(
      Definition definition, long effort, List<String> referencedBy, Optional<Reason> reason) {}

  private static final String QUERY =
      """
      select n.nspname, t.relname, c.relname, pg_catalog.pg_get_indexdef(i.indexrelid),
             coalesce(s.spcname, ''), i.indisclustered, i.indisreplident,
             pg_catalog.obj_description(i.indexrelid, 'pg_class'),
             k.contype, coalesce(k.condeferrable, false), coalesce(k.condeferred, false),
             pg_catalog.obj_description(k.oid, 'pg_constraint'),
             pg_catalog.pg_relation_size(i.indexrelid), i.indisunique,
             (select array_agg(pg_catalog.pg_get_indexdef(i.indexrelid, p, false) order by p)
              from pg_catalog.generate_series(1, i.indnkeyatts) p),
             coalesce(pg_catalog.pg_get_expr(i.indpred, i.indrelid), ''),
             (select array_agg(a.attname::text order by u.place)
              from unnest(k.conkey) with ordinality u (attnum, place)
              join pg_catalog.pg_attribute a
                on a.attrelid = i.indrelid and a.attnum = u.attnum),
             (select array_agg(a.attnum || ' set statistics ' || a.attstattarget order by a.attnum)
              from pg_catalog.pg_attribute a
              where a.attrelid = i.indexrelid and a.attstattarget >= 0),
             (select array_agg(f.oid::text) from pg_catalog.pg_constraint f
              where f.contype = 'f' and f.conindid = i.indexrelid),
             case
               when t.relkind = 'p' or t.relispartition then 'PARTITIONED'
               when not (i.indisvalid and i.indisready and i.indislive) then 'NOT_VALID'
               when exists (
                 select from pg_catalog.pg_depend d
                 where (d.refclassid = 'pg_catalog.pg_class'::regclass
                          and d.refobjid = i.indexrelid
                        or d.refclassid = 'pg_catalog.pg_constraint'::regclass
                          and d.refobjid = k.oid)
                   and d.deptype <> 'i'
                   and d.classid <> 'pg_catalog.pg_constraint'::regclass) then 'DEPENDED_ON'
               when exists (
                 select from pg_catalog.pg_depend d
                 where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = i.indexrelid
                   and d.refclassid = 'pg_catalog.pg_extension'::regclass) then 'DEPENDED_ON'
               when exists (
                 select from pg_catalog.pg_trigger g
                 where g.tgconstraint = k.oid and g.tgrelid = i.indrelid
                   and g.tgenabled <> 'O') then 'TRIGGERS'
               when k.oid is not null and m.amname <> 'btree' then 'NOT_ADOPTABLE'
             end,
             (select sum(case when m.amname <> 'btree' then 9
                              when a.attlen < 0 then 3
                              else 1 end)
              from pg_catalog.pg_attribute a where a.attrelid = i.indexrelid)
      from pg_catalog.pg_index i
      join pg_catalog.pg_class c on c.oid = i.indexrelid
      join pg_catalog.pg_am m on m.oid = c.relam
      join pg_catalog.pg_class t on t.oid = i.indrelid
      join pg_catalog.pg_namespace n on n.oid = t.relnamespace
      left join pg_catalog.pg_tablespace s on s.oid = c.reltablespace
      left join pg_catalog.pg_constraint k
        on k.conindid = i.indexrelid and k.conrelid = i.indrelid and k.contype in ('p', 'u', 'x')
      where i.indrelid = any (select w::regclass from unnest(cast(? as text[])) w)
      order by i.indrelid, c.relname
      """;

  private CatalogIndexes() {}

  static List<Found> read(Session session, List<String> tables) {
    return session.query(QUERY, CatalogIndexes::found, tables);
  }

  private static Found found(Row row) {
    var table = new TableName(row.string(1), row.string(2));
    var index = new TableName(row.string(1), row.string(3));
    String constraint = row.isNull(9) ? "" : row.string(9);
    Optional<Reason> reason =
        row.isNull(20) ? Optional.empty() : Optional.of(Reason.valueOf(row.string(20)));
    var build = new ArrayList<String>();
    // The definition in the server's words leaves the tablespace out.
    build.add("set local default_tablespace = " + literal(row.string(5)));
    build.add(row.string(4));
    if (!row.isNull(18)) {
      for (String target : row.strings(18)) {
        build.add("alter index " + index.sql() + " alter column " + target);
      }
    }
    if (!row.isNull(8)) {
      build.add("comment on index " + index.sql() + " is " + literal(row.string(8)));
    }
    var adopt = new ArrayList<String>();
    String quoted = TableName.quote(index.name());
    if (!constraint.isEmpty()) {
      adopt.add(
          "alter table %s add constraint %s %s using index %s%s"
              .formatted(
                  table.sql(),
                  quoted,
                  constraint.equals("p") ? "primary key" : "unique",
                  quoted,
                  deferrable(row.bool(10), row.bool(11))));
      if (!row.isNull(12)) {
        adopt.add(
            "comment on constraint %s on %s is %s"
                .formatted(quoted, table.sql(), literal(row.string(12))));
      }
    }
    if (row.bool(6)) {
      adopt.add("alter table %s cluster on %s".formatted(table.sql(), quoted));
    }
    if (row.bool(7)) {
      adopt.add("alter table %s replica identity using index %s".formatted(table.sql(), quoted));
    }
    var movable =
        constraint.isEmpty()
            ? new Index(index.name(), row.bool(14), row.string(4), row.strings(15), row.string(16))
            : new Key(index.name(), constraint.equals("p"), row.strings(17));
    String drop =
        constraint.isEmpty()
            ? "drop index " + index.sql()
            : "alter table %s drop constraint %s".formatted(table.sql(), quoted);
    return new Found(
        new Definition(table, movable, drop, build, adopt, row.longValue(13)),
        row.longValue(21),
        row.isNull(19) ? List.of() : row.strings(19),
        reason);
  }

  private static String deferrable(boolean deferrable, boolean deferred) {
    if (!deferrable) {
      return "";
    }
    return deferred ? " deferrable initially deferred" : " deferrable";
  }

  /** A text as SQL, whatever standard_conforming_strings says. */
  static String literal(String text) {
    String doubled = text.replace("'", "''");
    return text.indexOf('\\') < 0
        ? "'" + doubled + "'"
        : " E'" + doubled.replace("\\", "\\\\") + "'";
  }
}
