package dev.tanemaki.run;

import dev.tanemaki.database.Session;
import dev.tanemaki.generate.Generator;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.PlanReader;
import dev.tanemaki.problem.Problem;

/**
 * A run of the ledger with the plan it was begun with.
 *
 * @param plan as the ledger keeps it
 */
record StoredPlan(RunRecord record, Ledger.Entry entry, Plan plan) {

  /**
   * Looks a run up.
   *
   * @throws dev.tanemaki.problem.ProblemException usage, where the ledger has no such run; refused,
   *     where the ledger may not be read or its plan was changed
   */
  static StoredPlan find(Session session, long run) {
    if (!LedgerSchema.present(session)) {
      throw unknown(run);
    }
    LedgerSchema.readable(session);
    RunRecord record = Ledger.find(session, run).orElseThrow(() -> unknown(run));
    Ledger.Entry entry = Ledger.entry(session, record);
    Plan plan = PlanReader.readWritten(entry.planText());
    boolean comparable = entry.generatorVersion().equals(Generator.VERSION);
    if (comparable && !plan.fingerprint(Generator.VERSION).equals(entry.fingerprint())) {
      throw Problem.refused(
              "Run " + run + " can no longer be trusted",
              "its plan in the ledger is no longer the one it was begun with",
              "Bring the ledger back from a backup, or seed again with --mode replace.")
          .asException();
    }
    return new StoredPlan(record, entry, plan);
  }

  /**
   * Sees that this Tanemaki makes the same rows as the one that began the run.
   *
   * @throws dev.tanemaki.problem.ProblemException refused, where it does not
   */
  void requireSameGenerator() {
    if (!entry.generatorVersion().equals(Generator.VERSION)) {
      throw Problem.refused(
              "Run " + record.run() + " cannot go on",
              "it was begun with generator version %s; this Tanemaki has version %s, which makes other rows"
                  .formatted(entry.generatorVersion(), Generator.VERSION),
              "Go on with the Tanemaki that began it, or seed again with --mode replace.")
          .asException();
    }
  }

  private static RuntimeException unknown(long run) {
    return Problem.usage(
            "There is no run " + run + " in this database",
            "",
            "See those there are with: tanemaki runs list")
        .asException();
  }
}
