package dev.tanemaki.run.ledger;

import dev.tanemaki.database.Session;
import java.util.List;

/**
 * Runs on scratch tables, made to measure: once they have ended, the ledger does not know of them.
 * It keeps no more than what an operator did, and no number is used up.
 */
public final class Trials {

  private static final String OF_THE_DEAD =
      """
      select e.run from tanemaki.execution e
      where not %s
        and exists (select from tanemaki.extent x where x.run = e.run)
        and not exists (select from tanemaki.extent x
                        where x.run = e.run and x.table_name !~ '^tanemaki\\.scratch_[0-9]+_')
      """
          .formatted(RunLock.HELD);

  private Trials() {}

  /**
   * Sees that the lines of a trial can be taken out again, before the first is made.
   *
   * @throws dev.tanemaki.problem.ProblemException refused, with the statement to run
   */
  public static void require(Session session) {
    session.inTransaction(
        s -> {
          LedgerSchema.ensure(s, List.of("SELECT", "INSERT", "UPDATE", "DELETE"));
          return null;
        });
  }

  /**
   * Removes all lines of a run from the ledger. The role is to own the ledger or to have DELETE on
   * it.
   *
   * @param run of tables that are scratch copies; it has ended
   */
  public static void forget(Session session, long run) {
    session.inTransaction(
        s -> {
          // Nobody gets a number meanwhile, so that those used up can be given back.
          s.execute("lock table tanemaki.execution in share row exclusive mode");
          erase(s, run);
          return null;
        });
  }

  /** Removes the lines of trials whose process is dead. */
  public static void sweep(Session session) {
    session.inTransaction(
        s -> {
          s.execute("lock table tanemaki.execution in share row exclusive mode");
          s.query(OF_THE_DEAD, row -> row.longValue(1)).forEach(run -> erase(s, run));
          return null;
        });
  }

  private static void erase(Session session, long run) {
    for (String table : LedgerSchema.all()) {
      session.execute("delete from tanemaki." + table + " where run = ?", run);
    }
    session.query(
        """
        select setval(q, greatest(1, m), m is not null)
        from (select pg_get_serial_sequence('tanemaki.execution', 'run')::regclass q) q,
             (select max(run) m from tanemaki.execution) m
        where has_sequence_privilege(q, 'update')
        """,
        row -> null);
  }
}
