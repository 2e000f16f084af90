package dev.tanemaki.run.ledger;

import dev.tanemaki.database.Session;
import dev.tanemaki.generate.Generator;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.PlanReader;
import dev.tanemaki.problem.Code;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.problem.ProblemException;
import dev.tanemaki.run.RunRecord;
import java.util.Optional;

/**
 * A run of the ledger with the plan it was begun with.
 *
 * @param plan as the ledger keeps it
 */
public record StoredPlan(RunRecord record, Ledger.Entry entry, Plan plan) {

  /**
   * Looks a run up.
   *
   * @throws dev.tanemaki.problem.ProblemException usage, where the ledger has no such run; refused,
   *     where the ledger may not be read or its plan was changed
   */
  public static StoredPlan find(Session session, long run) {
    if (!LedgerSchema.present(session)) {
      throw unknown(run);
    }
    LedgerSchema.readable(session);
    RunRecord record = RunRecords.find(session, run).orElseThrow(() -> unknown(run));
    Ledger.Entry entry = RunRecords.entry(session, record);
    return new StoredPlan(record, entry, plan(run, entry));
  }

  private static Plan plan(long run, Ledger.Entry entry) {
    boolean comparable = entry.generatorVersion().equals(Generator.VERSION);
    Plan plan;
    try {
      plan = PlanReader.readWritten(entry.planText());
    } catch (ProblemException e) {
      throw comparable
          ? edited(run, "the plan in its ledger cannot be read: " + e.problem().what())
          : otherGenerator(run, entry);
    }
    String fingerprint = plan.fingerprint(Generator.VERSION);
    if (comparable && !fingerprint.equals(entry.fingerprint())) {
      throw edited(
          run,
          "its plan in the ledger is no longer the one it was begun with: fingerprint %s, then %s"
              .formatted(fingerprint, entry.fingerprint()));
    }
    return plan;
  }

  /**
   * Sees that this Tanemaki makes the same rows as the one that began the run.
   *
   * @throws dev.tanemaki.problem.ProblemException refused, where it does not
   */
  public void requireSameGenerator() {
    if (!entry.generatorVersion().equals(Generator.VERSION)) {
      throw otherGenerator(record.run(), entry);
    }
  }

  /**
   * Why the run is not one of this database, where it is not.
   *
   * @param session of the database whose ledger has the run
   */
  public Optional<String> elsewhere(Session session) {
    // By way of JSON, as a ledger of an older version has no such column.
    Home begun =
        session
            .queryOne(
                "select coalesce(to_jsonb(e) ->> 'home', '') from tanemaki.execution e"
                    + " where e.run = ?",
                row -> Home.parse(row.string(1)),
                record.run())
            .orElseThrow();
    Home here = Home.of(session);
    return begun.mayBe(here)
        ? Optional.empty()
        : Optional.of("it was begun in %s; this is %s".formatted(begun, here));
  }

  private static RuntimeException edited(long run, String why) {
    return Problem.refused(
            "Run " + run + " can no longer be trusted",
            why,
            "Bring the ledger back from a backup, or seed again with --mode replace.")
        .as(Code.RUN_PLAN_EDITED, String.valueOf(run), why)
        .asException();
  }

  private static RuntimeException otherGenerator(long run, Ledger.Entry entry) {
    return Problem.refused(
            "Run " + run + " cannot go on",
            "it was begun with generator version %s; this Tanemaki has version %s, which makes other rows"
                .formatted(entry.generatorVersion(), Generator.VERSION),
            "Go on with the Tanemaki that began it, or seed again with --mode replace.")
        .as(Code.RUN_GENERATOR, String.valueOf(run), entry.generatorVersion(), Generator.VERSION)
        .asException();
  }

  private static RuntimeException unknown(long run) {
    return Problem.usage(
            "There is no run " + run + " in this database",
            "",
            "See those there are with: tanemaki runs list")
        .asException();
  }
}
