package dev.tanemaki.run.execution;

import dev.tanemaki.database.ServerException;
import dev.tanemaki.database.Session;
import dev.tanemaki.plan.Places;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.PlanDifference;
import dev.tanemaki.problem.Code;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.problem.ProblemException;
import dev.tanemaki.run.LogLine.Event;
import dev.tanemaki.run.RunOptions.Mode;
import dev.tanemaki.run.control.Ownership;
import dev.tanemaki.run.control.RunLog;
import dev.tanemaki.run.control.Sessions;
import dev.tanemaki.run.layout.Contradictions;
import dev.tanemaki.run.layout.Layout;
import dev.tanemaki.run.layout.Prepared;
import dev.tanemaki.run.layout.RowsInPlace;
import dev.tanemaki.run.layout.RowsInPlace.TableRows;
import dev.tanemaki.run.layout.Step;
import dev.tanemaki.run.ledger.Batches;
import dev.tanemaki.run.ledger.Extent;
import dev.tanemaki.run.ledger.Ledger;
import dev.tanemaki.run.ledger.LedgerSchema;
import dev.tanemaki.run.ledger.StoredPlan;
import dev.tanemaki.run.ledger.SuspendedDefinitions;
import dev.tanemaki.run.target.Privileges;
import dev.tanemaki.run.target.TargetTables;
import dev.tanemaki.schema.Schema;
import dev.tanemaki.telemetry.Telemetry;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * All that comes before a run of the ledger goes on: is the plan the same, are its tables what they
 * were, are the rows it had loaded still there? Going on with a run whose rows are gone would leave
 * a part of the plan and call it the whole.
 */
final class Resumption {

  private final Sessions sessions;
  private final Ownership ownership;
  private final Telemetry telemetry;
  private final RunLog log;

  Resumption(Sessions sessions, Ownership ownership, Telemetry telemetry, RunLog log) {
    this.sessions = sessions;
    this.ownership = ownership;
    this.telemetry = telemetry;
    this.log = log;
  }

  /**
   * @param expected what the operator takes the plan of the run to be, given what it is
   * @throws ProblemException usage, where there is no such run; refused, with nothing touched,
   *     where it cannot go on
   */
  Prepared goOn(long run, UnaryOperator<Plan> expected) {
    return sessions.once(
        session -> {
          Privileges.requireWritable(session);
          StoredPlan stored = StoredPlan.find(session, run);
          requireNotUndone(stored);
          stored.requireSameGenerator();
          requireExpected(stored, expected);
          requireHome(session, stored);
          ownership.take(run);
          Plan plan = stored.plan();
          List<Extent> extents = stored.entry().extents();
          Schema schema = tables(session, plan, run);
          List<Step> steps = Step.inOrder(plan, schema);
          Privileges.require(session, schema, Mode.APPEND);
          requireSound(run, Contradictions.inExtents(steps, extents));
          Layout layout = Layout.of(plan, schema, extents);
          requireSound(run, Contradictions.find(session, stored.record(), layout));
          requireRows(session, run, steps, extents);
          session.inTransaction(
              s -> {
                LedgerSchema.ensure(s);
                Ledger.reopen(s, run);
                return null;
              });
          var record = stored.record();
          log.info(Event.GOING_ON, run, record.rows(), record.totalRows());
          return Prepared.of(
              run,
              plan,
              stored.entry().options(),
              schema,
              steps,
              layout,
              Batches.committed(session, run),
              telemetry);
        });
  }

  private static void requireNotUndone(StoredPlan stored) {
    long run = stored.record().run();
    switch (stored.record().status()) {
      case UNDOING, UNDONE ->
          throw refused(
                  run,
                  "it was undone, in whole or in part",
                  "Seed again; what is left of it goes with: tanemaki runs undo " + run)
              .as(Code.RUN_UNDONE, String.valueOf(run))
              .asException();
      case RUNNING, INTERRUPTED, FINISHED, CANCELLED, FAILED -> {}
    }
  }

  private static void requireExpected(StoredPlan stored, UnaryOperator<Plan> expected) {
    long run = stored.record().run();
    PlanDifference.between(stored.plan(), expected.apply(stored.plan()))
        .ifPresent(
            difference -> {
              throw refused(
                      run,
                      "its plan has changed since: " + difference,
                      "Leave the plan out to go on with the one it was begun with, or seed the new"
                          + " one with --mode replace.")
                  .as(Code.RUN_PLAN_CHANGED, String.valueOf(run), difference.toString())
                  .asException();
            });
  }

  private static void requireHome(Session session, StoredPlan stored) {
    long run = stored.record().run();
    stored
        .elsewhere(session)
        .ifPresent(
            why -> {
              throw refused(
                      run,
                      why + ", to which the ledger was copied",
                      "Go on where it was begun, or seed again here, with --mode replace where rows"
                          + " are to be removed first.")
                  .as(Code.RUN_ELSEWHERE, String.valueOf(run), why)
                  .asException();
            });
  }

  private static void requireSound(long run, Optional<String> contradiction) {
    contradiction.ifPresent(
        found -> {
          throw refused(
                  run,
                  "its ledger contradicts itself, as if edited by hand: " + found,
                  "Bring the ledger back from a backup, or seed again with --mode replace.")
              .as(Code.RUN_CONTRADICTORY, String.valueOf(run), found)
              .asException();
        });
  }

  /** The plan's tables, in the shape that the plan is for. */
  private static Schema tables(Session session, Plan plan, long run) {
    var tables = new TargetTables(plan);
    Schema present = SuspendedDefinitions.complete(session, run, tables.read(session));
    Optional<String> missing = tables.missing(present);
    if (missing.isPresent()) {
      String names = missing.get();
      throw refused(
              run,
              "its tables are no longer there: " + names,
              "Seed again: what the plan's schema says is then made anew.")
          .as(Code.RUN_TABLES_GONE, String.valueOf(run), names)
          .asException();
    }
    try {
      tables.requireShape(present);
      tables.requireFit(present, Places.NONE);
    } catch (ServerException e) {
      throw e;
    } catch (ProblemException e) {
      Problem found = e.problem();
      String differences = found.why().isEmpty() ? found.what() : found.why();
      throw refused(
              run,
              "its tables have another shape now. " + differences,
              "Give the tables their shape back, then resume the run.")
          .as(Code.RUN_TABLES_CHANGED, String.valueOf(run), differences)
          .asException();
    }
    return present;
  }

  private static void requireRows(
      Session session, long run, List<Step> steps, List<Extent> extents) {
    var later = RowsInPlace.replacedBy(session, run, extents);
    if (later.isPresent()) {
      throw refused(
              run,
              "run %d has replaced its rows".formatted(later.getAsLong()),
              "Nothing is left to do for it; see the later run with: tanemaki runs show "
                  + later.getAsLong())
          .as(Code.RUN_REPLACED, String.valueOf(run), String.valueOf(later.getAsLong()))
          .asException();
    }
    for (TableRows rows : RowsInPlace.count(session, run, steps, extents)) {
      if (rows.missing() > 0) {
        String missing = "%,d".formatted(rows.missing());
        String loaded = "%,d".formatted(rows.loaded());
        throw refused(
                run,
                missing
                    + " of the "
                    + loaded
                    + " rows that it had loaded into "
                    + rows.table()
                    + " are no longer there",
                "Seed again, with --mode replace where rows are to be removed first.")
            .as(Code.RUN_ROWS_GONE, String.valueOf(run), missing, loaded, rows.table())
            .asException();
      }
      if (rows.exact() && rows.found() > rows.loaded()) {
        String others = "%,d".formatted(rows.found() - rows.loaded());
        throw refused(
                run,
                "keys of %s that it still needs are taken by other rows (%s)"
                    .formatted(rows.table(), others),
                "Move or delete those rows, or seed again with --mode append.")
            .as(Code.RUN_KEYS_TAKEN, String.valueOf(run), others, rows.table())
            .asException();
      }
    }
  }

  private static Problem refused(long run, String why, String next) {
    return Problem.refused("Run " + run + " cannot go on", why, next);
  }
}
