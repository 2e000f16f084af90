package dev.tanemaki.database.suspension;

import dev.tanemaki.database.Session;
import dev.tanemaki.schema.TableName;
import java.util.Collection;
import java.util.List;

/**
 * All that the catalog says of tables, as lines of text without numbers that a catalog gives out
 * anew: columns, constraints, indexes, triggers, what depends on them. Two readings are equal where
 * nobody could tell the schemas apart.
 */
public final class CatalogFingerprint {

  private static final String QUERY =
      """
      with t as (
        select c.* from pg_catalog.pg_class c
        where c.oid = any (select w::regclass from unnest(cast(? as text[])) w)
      ), line (kind, of, text) as (
        select 'table', t.oid::regclass::text,
               concat_ws('|', t.relkind, t.relpersistence, t.relreplident, t.reloptions, t.relrowsecurity,
                 t.relowner::regrole, t.relacl, s.spcname,
                 pg_catalog.obj_description(t.oid, 'pg_class'))
        from t left join pg_catalog.pg_tablespace s on s.oid = t.reltablespace
        union all
        select 'column', t.oid::regclass::text,
               concat_ws('|', a.attnum, a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod),
                 a.attnotnull, a.attidentity, a.attgenerated, a.attstattarget, a.attoptions, a.attacl,
                 a.attstorage, pg_catalog.pg_get_expr(d.adbin, d.adrelid),
                 pg_catalog.col_description(t.oid, a.attnum))
        from t join pg_catalog.pg_attribute a on a.attrelid = t.oid and a.attnum > 0
        left join pg_catalog.pg_attrdef d on d.adrelid = t.oid and d.adnum = a.attnum
        where not a.attisdropped
        union all
        select 'constraint', k.conrelid::regclass::text,
               concat_ws('|', k.conname, k.contype, pg_catalog.pg_get_constraintdef(k.oid),
                 k.condeferrable, k.condeferred, k.convalidated, k.conislocal, k.coninhcount,
                 k.connoinherit, k.conindid::regclass,
                 pg_catalog.obj_description(k.oid, 'pg_constraint'))
        from pg_catalog.pg_constraint k
        where k.conrelid in (select oid from t) or k.confrelid in (select oid from t)
        union all
        select 'index', i.indrelid::regclass::text,
               concat_ws('|', c.relname, pg_catalog.pg_get_indexdef(i.indexrelid), i.indisunique,
                 i.indisprimary, i.indisexclusion, i.indimmediate, i.indisclustered, i.indisvalid,
                 i.indisreplident, c.reloptions, c.relowner::regrole, s.spcname,
                 pg_catalog.obj_description(c.oid, 'pg_class'))
        from t join pg_catalog.pg_index i on i.indrelid = t.oid
        join pg_catalog.pg_class c on c.oid = i.indexrelid
        left join pg_catalog.pg_tablespace s on s.oid = c.reltablespace
        union all
        select 'index column', i.indexrelid::regclass::text,
               concat_ws('|', a.attnum, a.attname, a.attstattarget, a.attoptions)
        from t join pg_catalog.pg_index i on i.indrelid = t.oid
        join pg_catalog.pg_attribute a on a.attrelid = i.indexrelid
        union all
        select 'trigger', g.tgrelid::regclass::text,
               -- The names of a constraint's own triggers hold a number of the catalog.
               concat_ws('|', case when g.tgisinternal then '' else g.tgname end, g.tgenabled, g.tgtype,
                 g.tgfoid::regproc, g.tgdeferrable, g.tginitdeferred,
                 case when not g.tgisinternal then pg_catalog.pg_get_triggerdef(g.oid) end)
        from pg_catalog.pg_trigger g where g.tgrelid in (select oid from t)
        union all
        select 'statistics', x.stxrelid::regclass::text, pg_catalog.pg_get_statisticsobjdef(x.oid)
        from pg_catalog.pg_statistic_ext x where x.stxrelid in (select oid from t)
        union all
        select distinct 'view', r.ev_class::regclass::text, pg_catalog.pg_get_viewdef(r.ev_class)
        from pg_catalog.pg_depend d
        join pg_catalog.pg_rewrite r on r.oid = d.objid
        where d.classid = 'pg_catalog.pg_rewrite'::regclass
          and d.refclassid = 'pg_catalog.pg_class'::regclass and d.refobjid in (select oid from t)
          and r.ev_class not in (select oid from t)
      )
      select kind || ' ' || of || ': ' || text as described from line order by (kind || of || text) collate "C"
      """;

  private CatalogFingerprint() {}

  /**
   * The lines, sorted, for tables that are there; the same whatever schemas the session searches.
   */
  public static List<String> of(Session session, Collection<TableName> tables) {
    return session.inTransaction()
        ? read(session, tables)
        : session.inTransaction(s -> read(s, tables));
  }

  private static List<String> read(Session session, Collection<TableName> tables) {
    String searched =
        session.queryOne("select current_setting('search_path')", row -> row.string(1)).orElse("");
    // Where the server writes a name it leaves out the schemas it searches.
    search(session, "");
    var lines =
        session.query(QUERY, row -> row.string(1), tables.stream().map(TableName::sql).toList());
    search(session, searched);
    return lines;
  }

  private static void search(Session session, String path) {
    session.query("select set_config('search_path', ?, true)", row -> null, path);
  }
}
