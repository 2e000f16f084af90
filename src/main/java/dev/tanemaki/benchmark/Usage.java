package dev.tanemaki.benchmark;

import dev.tanemaki.database.Session;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.TablePlan;
import dev.tanemaki.schema.TableName;
import java.util.List;

/**
 * What the tables of a plan take on a server at an instant.
 *
 * @param tableBytes without indexes
 * @param walPosition bytes the server has written to its log since it was made
 */
record Usage(long tableBytes, long indexBytes, long walPosition) {

  static Usage of(Session session, Plan plan) {
    List<String> names =
        plan.tables().stream()
            .map(TablePlan::name)
            .map(name -> TableName.parse(name).sql())
            .toList();
    return session
        .queryOne(
            """
            select coalesce(sum(pg_table_size(to_regclass(t))), 0)::bigint,
              coalesce(sum(pg_indexes_size(to_regclass(t))), 0)::bigint,
              (pg_current_wal_insert_lsn() - '0/0'::pg_lsn)::bigint
            from unnest(?::text[]) t
            """,
            row -> new Usage(row.longValue(1), row.longValue(2), row.longValue(3)),
            names)
        .orElseThrow();
  }
}
