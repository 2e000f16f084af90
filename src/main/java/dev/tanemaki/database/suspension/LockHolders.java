package dev.tanemaki.database.suspension;

import dev.tanemaki.database.Session;
import dev.tanemaki.schema.TableName;
import java.util.Collection;
import java.util.List;

/** Sessions of others that hold locks on tables, in words: who, since when, doing what. */
public final class LockHolders {

  /** Longer queries say no more to whoever is to find the session. */
  private static final int SHOWN = 80;

  private LockHolders() {}

  /**
   * @return a line each, for example {@code pid 4711 (app, idle in transaction): select 1}; without
   *     the query where the role may not see it
   */
  public static List<String> of(Session session, Collection<TableName> tables) {
    return session.query(
        """
        select distinct 'pid ' || l.pid || ' (' || concat_ws(', ', a.usename,
                 nullif(a.application_name, ''), a.state) || ')'
               || coalesce(': ' || left(regexp_replace(a.query, '\\s+', ' ', 'g'), ?), '')
        from pg_catalog.pg_locks l
        left join pg_catalog.pg_stat_activity a on a.pid = l.pid
        where l.locktype = 'relation' and l.granted and l.pid <> pg_catalog.pg_backend_pid()
          and l.database = (select oid from pg_catalog.pg_database
                            where datname = pg_catalog.current_database())
          and l.relation = any (select w::regclass from unnest(cast(? as text[])) w)
          and coalesce(a.backend_type, '') not in ('autovacuum worker', 'parallel worker')
        """,
        row -> row.string(1),
        SHOWN,
        tables.stream().map(TableName::sql).toList());
  }
}
