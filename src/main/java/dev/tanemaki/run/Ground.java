package dev.tanemaki.run;

import dev.tanemaki.database.Session;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.schema.InsertionOrder;
import dev.tanemaki.schema.Schema;
import dev.tanemaki.schema.TableName;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A plan's tables on a target for whoever measures there before a run. */
public final class Ground {

  private Ground() {}

  /**
   * Sees that a run with this plan could begin, and makes the ledger where it is missing.
   *
   * @throws dev.tanemaki.problem.ProblemException as a run with this plan would
   */
  public static void require(Session session, Plan plan) {
    Privileges.requireWritable(session);
    var tables = new TargetTables(plan);
    Optional<Schema> present = tables.present(session);
    tables.requireFit(present.orElseGet(tables::planned));
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
    Optional<Schema> present = tables.present(session);
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
    session.execute(
        "drop table " + tables.stream().collect(Collectors.joining(", ")) + " restrict");
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
