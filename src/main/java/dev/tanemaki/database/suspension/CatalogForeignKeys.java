package dev.tanemaki.database.suspension;

import dev.tanemaki.database.Row;
import dev.tanemaki.database.Session;
import dev.tanemaki.database.suspension.Staying.Reason;
import dev.tanemaki.schema.Table.ForeignKey;
import dev.tanemaki.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The foreign keys of tables. */
final class CatalogForeignKeys {

  /**
   * @param reason why it cannot step aside, if anything keeps it
   */
  record Found(String oid, Definition definition, Optional<Reason> reason) {}

  private static final String QUERY =
      """
      select k.oid::text, n.nspname, t.relname, k.conname,
             pg_catalog.pg_get_constraintdef(k.oid),
             pg_catalog.obj_description(k.oid, 'pg_constraint'),
             (select array_agg(a.attname::text order by u.place)
              from unnest(k.conkey) with ordinality u (attnum, place)
              join pg_catalog.pg_attribute a
                on a.attrelid = k.conrelid and a.attnum = u.attnum),
             pn.nspname, p.relname,
             (select array_agg(a.attname::text order by u.place)
              from unnest(k.confkey) with ordinality u (attnum, place)
              join pg_catalog.pg_attribute a
                on a.attrelid = k.confrelid and a.attnum = u.attnum),
             case
               when t.relkind = 'p' or t.relispartition or p.relkind = 'p' or p.relispartition
                 then 'PARTITIONED'
               when not k.convalidated then 'NOT_VALID'
               when exists (
                 select from pg_catalog.pg_trigger g
                 where g.tgconstraint = k.oid and g.tgenabled <> 'O') then 'TRIGGERS'
               when exists (
                 select from pg_catalog.pg_depend d
                 where d.refclassid = 'pg_catalog.pg_constraint'::regclass and d.refobjid = k.oid
                   and d.deptype <> 'i') then 'DEPENDED_ON'
             end
      from pg_catalog.pg_constraint k
      join pg_catalog.pg_class t on t.oid = k.conrelid
      join pg_catalog.pg_namespace n on n.oid = t.relnamespace
      join pg_catalog.pg_class p on p.oid = k.confrelid
      join pg_catalog.pg_namespace pn on pn.oid = p.relnamespace
      where k.contype = 'f'
        and k.conrelid = any (select w::regclass from unnest(cast(? as text[])) w)
      order by k.conrelid, k.conname
      """;

  private CatalogForeignKeys() {}

  static List<Found> read(Session session, List<String> tables) {
    return session.query(QUERY, CatalogForeignKeys::found, tables);
  }

  private static Found found(Row row) {
    var table = new TableName(row.string(2), row.string(3));
    String name = TableName.quote(row.string(4));
    var build = new ArrayList<String>();
    build.add("alter table %s add constraint %s %s".formatted(table.sql(), name, row.string(5)));
    if (!row.isNull(6)) {
      build.add(
          "comment on constraint %s on %s is %s"
              .formatted(name, table.sql(), CatalogIndexes.literal(row.string(6))));
    }
    var key =
        new ForeignKey(
            row.string(4),
            row.strings(7),
            new TableName(row.string(8), row.string(9)),
            row.strings(10));
    String drop = "alter table %s drop constraint %s".formatted(table.sql(), name);
    return new Found(
        row.string(1),
        new Definition(table, key, drop, build, List.of(), 0),
        row.isNull(11) ? Optional.empty() : Optional.of(Reason.valueOf(row.string(11))));
  }
}
