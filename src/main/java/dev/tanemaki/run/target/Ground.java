package dev.tanemaki.run.target;

import dev.tanemaki.database.Session;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.PlanSource;
import dev.tanemaki.problem.Code;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.run.ledger.LedgerSchema;
import dev.tanemaki.schema.InsertionOrder;
import dev.tanemaki.schema.Schema;
import dev.tanemaki.schema.TableName;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A plan's tables on a target for whoever measures there before a run. */
public final class Ground {

  /** What this transaction has made outside the ledger's schema. */
  private static final String LEFT =
      """
      select count(*) from (
        select xmin, relnamespace from pg_catalog.pg_class
        union all select xmin, typnamespace from pg_catalog.pg_type
        union all select xmin, pronamespace from pg_catalog.pg_proc
        union all select xmin, collnamespace from pg_catalog.pg_collation
        union all select xmin, oid from pg_catalog.pg_namespace
        union all select xmin, extnamespace from pg_catalog.pg_extension) made (transaction, home)
      join pg_catalog.pg_namespace n on n.oid = made.home
      where made.transaction::text::bigint = txid_current() & 4294967295
        and n.nspname not in ('tanemaki', 'pg_toast')
      """;

  private Ground() {}

  /**
   * Sees that a run with this plan could begin, and makes the ledger where it is missing.
   *
   * @throws dev.tanemaki.problem.ProblemException as a run with this plan would
   */
  public static void require(Session session, PlanSource source) {
    Privileges.requireWritable(session);
    var tables = new TargetTables(source.plan());
    tables.requireNothingAside(session);
    Optional<Schema> present = tables.present(session, List.of());
    tables.requireFit(present.orElseGet(tables::planned), source.places());
    session.inTransaction(
        s -> {
          LedgerSchema.ensure(s);
          return null;
        });
  }

  /**
   * Shows the plan's tables to some work in one transaction, which is committed. Where the target
   * lacks them they are made as the run would make them and are gone at its end: nobody else sees
   * them.
   *
   * @param work gets the tables, parents before children; must not change them
   * @throws dev.tanemaki.problem.ProblemException as {@link #require}, or refused where the tables
   *     cannot be made or taken away again
   */
  public static <T> T show(Session session, Plan plan, Function<Schema, T> work) {
    var tables = new TargetTables(plan);
    Optional<Schema> present = tables.present(session, List.of());
    return session.inTransaction(
        s -> {
          Schema schema = present.isPresent() ? present.get() : tables.create(s);
          T result = work.apply(new Schema(InsertionOrder.of(schema)));
          if (present.isEmpty()) {
            drop(s, schema.tables().stream().map(t -> t.name().sql()).toList());
          }
          return result;
        });
  }

  private static void drop(Session session, List<String> tables) {
    session.execute("drop table " + String.join(", ", tables) + " restrict");
    if (session.queryLong(LEFT) > 0) {
      throw Problem.refused(
              "Nothing can be measured before the plan's tables are there",
              "the plan's SQL makes more than tables, which the measurement would leave behind",
              "Go without, or let a run create them first.")
          .as(Code.MAKES_MORE_THAN_TABLES)
          .asException();
    }
  }

  /** Rows that the server takes to be in a table; 0 where it is not there. */
  public static long rowsAbout(Session session, TableName table) {
    return session.queryLong(
        """
        select greatest(0, c.reltuples::bigint) from pg_catalog.pg_class c
        where c.oid = pg_catalog.to_regclass(?)
        """,
        table.sql());
  }
}
