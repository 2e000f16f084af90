package dev.tanemaki.database;

import dev.tanemaki.schema.Table.Check;
import dev.tanemaki.schema.Table.Exclusion;
import dev.tanemaki.schema.Table.ForeignKey;
import dev.tanemaki.schema.Table.Key;
import dev.tanemaki.schema.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keys, foreign keys, checks and exclusions of tables, by the tables' oids. */
final class CatalogConstraints {

  private final Map<Long, List<Key>> keys = new HashMap<>();
  private final Map<Long, List<ForeignKey>> foreignKeys = new HashMap<>();
  private final Map<Long, List<Check>> checks = new HashMap<>();
  private final Map<Long, List<Exclusion>> exclusions = new HashMap<>();

  private CatalogConstraints() {}

  static CatalogConstraints read(Session session, List<String> oids) {
    var constraints = new CatalogConstraints();
    // A foreign key to a partitioned table has a shadow of itself for every partition: left out.
    session.forEach(
        """
        select k.conrelid, k.contype, k.conname,
               (select array_agg(a.attname::text order by place)
                from unnest(k.conkey) with ordinality as u(attnum, place)
                join pg_catalog.pg_attribute a
                  on a.attrelid = k.conrelid and a.attnum = u.attnum),
               n.nspname, c.relname,
               (select array_agg(a.attname::text order by place)
                from unnest(k.confkey) with ordinality as u(attnum, place)
                join pg_catalog.pg_attribute a
                  on a.attrelid = k.confrelid and a.attnum = u.attnum),
               pg_catalog.pg_get_expr(k.conbin, k.conrelid)
        from pg_catalog.pg_constraint k
        left join pg_catalog.pg_class c on c.oid = k.confrelid
        left join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        where k.conrelid = any (?::oid[]) and k.contype in ('p', 'u', 'f', 'c')
          and not exists (
            select 1 from pg_catalog.pg_constraint parent
            where parent.oid = k.conparentid and parent.conrelid = k.conrelid)
        order by k.conrelid, k.contype <> 'p', k.conname
        """,
        constraints::add,
        oids);
    constraints.readExclusions(session, oids);
    return constraints;
  }

  private void readExclusions(Session session, List<String> oids) {
    session.forEach(
        """
        select k.conrelid, k.conname,
               array_agg(pg_catalog.pg_get_indexdef(k.conindid, u.place::int, false)
                         order by u.place),
               array_agg('operator(' || pg_catalog.quote_ident(n.nspname) || '.' || o.oprname || ')'
                         order by u.place),
               max(pg_catalog.pg_get_expr(i.indpred, i.indrelid))
        from pg_catalog.pg_constraint k
        join pg_catalog.pg_index i on i.indexrelid = k.conindid
        cross join lateral unnest(k.conexclop) with ordinality as u(operator, place)
        join pg_catalog.pg_operator o on o.oid = u.operator
        join pg_catalog.pg_namespace n on n.oid = o.oprnamespace
        where k.conrelid = any (?::oid[]) and k.contype = 'x'
        group by k.conrelid, k.conname
        order by k.conrelid, k.conname
        """,
        row ->
            exclusions
                .computeIfAbsent(row.longValue(1), oid -> new ArrayList<>())
                .add(
                    new Exclusion(
                        row.string(2),
                        row.strings(3),
                        row.strings(4),
                        row.isNull(5) ? "" : row.string(5))),
        oids);
  }

  private void add(Row row) {
    long table = row.longValue(1);
    String type = row.string(2);
    String name = row.string(3);
    switch (type) {
      case "p", "u" ->
          keys.computeIfAbsent(table, oid -> new ArrayList<>())
              .add(new Key(name, type.equals("p"), row.strings(4)));
      case "f" ->
          foreignKeys
              .computeIfAbsent(table, oid -> new ArrayList<>())
              .add(
                  new ForeignKey(
                      name,
                      row.strings(4),
                      new TableName(row.string(5), row.string(6)),
                      row.strings(7)));
      default ->
          checks
              .computeIfAbsent(table, oid -> new ArrayList<>())
              .add(new Check(name, withoutBrackets(row.string(8))));
    }
  }

  /** The server puts brackets around every condition. */
  static String withoutBrackets(String condition) {
    if (!condition.startsWith("(")) {
      return condition;
    }
    int depth = 0;
    boolean quoted = false;
    for (int i = 0; i < condition.length(); i++) {
      char c = condition.charAt(i);
      if (c == '\'') {
        quoted = !quoted;
      } else if (!quoted && c == '(') {
        depth++;
      } else if (!quoted && c == ')' && --depth == 0) {
        // Only where the first bracket closes at the end does it enclose everything.
        return i == condition.length() - 1 ? condition.substring(1, i) : condition;
      }
    }
    return condition;
  }

  List<Key> keys(long table) {
    return keys.getOrDefault(table, List.of());
  }

  List<ForeignKey> foreignKeys(long table) {
    return foreignKeys.getOrDefault(table, List.of());
  }

  List<Exclusion> exclusions(long table) {
    return exclusions.getOrDefault(table, List.of());
  }

  List<Check> checks(long table) {
    return checks.getOrDefault(table, List.of());
  }
}
