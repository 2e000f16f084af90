package dev.tanemaki.run;

import dev.tanemaki.database.ServerException;
import dev.tanemaki.database.Session;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.problem.ProblemException;
import dev.tanemaki.run.LogLine.Event;
import dev.tanemaki.run.RowsInPlace.TableRows;
import dev.tanemaki.run.RunOptions.Mode;
import dev.tanemaki.schema.Schema;
import dev.tanemaki.schema.TableName;
import dev.tanemaki.telemetry.Telemetry;
import java.util.List;
import java.util.stream.Collectors;

/**
 * All that comes before a run of the ledger goes on: is the plan the same, are its tables what they
 * were, are the rows it had loaded still there? Going on with a run whose rows are gone would leave
 * a part of the plan and call it the whole.
 */
final class Resumption {

  private final Sessions sessions;
  private final Telemetry telemetry;
  private final RunLog log;

  Resumption(Sessions sessions, Telemetry telemetry, RunLog log) {
    this.sessions = sessions;
    this.telemetry = telemetry;
    this.log = log;
  }

  /**
   * @throws ProblemException usage, where there is no such run; refused, with nothing touched,
   *     where it cannot go on
   */
  Prepared goOn(long run) {
    return sessions.once(
        session -> {
          Privileges.requireWritable(session);
          StoredPlan stored = StoredPlan.find(session, run);
          stored.requireSameGenerator();
          Plan plan = stored.plan();
          List<Extent> extents = stored.entry().extents();
          Schema schema = tables(session, plan, run);
          List<Step> steps = Step.inOrder(plan, schema);
          Privileges.require(session, schema, Mode.APPEND);
          requireRows(session, run, steps, extents);
          Layout layout = Layout.of(plan, schema, extents);
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
              Ledger.committed(session, run),
              telemetry);
        });
  }

  /** The plan's tables, in the shape that the plan is for. */
  private static Schema tables(Session session, Plan plan, long run) {
    var tables = new TargetTables(plan);
    Schema present = tables.read(session);
    List<TableName> missing = tables.missing(present);
    if (!missing.isEmpty()) {
      throw refused(
          run,
          "its tables are no longer there: "
              + missing.stream().map(TableName::toString).collect(Collectors.joining(", ")),
          "Seed again: what the plan's schema says is then made anew.");
    }
    try {
      tables.requireShape(present);
      tables.requireFit(present);
    } catch (ServerException e) {
      throw e;
    } catch (ProblemException e) {
      Problem found = e.problem();
      throw refused(
          run,
          "its tables have another shape now. "
              + (found.why().isEmpty() ? found.what() : found.why()),
          "Give the tables their shape back, then resume the run.");
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
              + later.getAsLong());
    }
    for (TableRows rows : RowsInPlace.count(session, run, steps, extents)) {
      if (rows.missing() > 0) {
        throw refused(
            run,
            "%,d of the %,d rows that it had loaded into %s are no longer there"
                .formatted(rows.missing(), rows.loaded(), rows.table()),
            "Seed again, with --mode replace where rows are to be removed first.");
      }
      if (rows.exact() && rows.found() > rows.loaded()) {
        throw refused(
            run,
            "%,d rows of somebody else stand in %s on keys that it still needs"
                .formatted(rows.found() - rows.loaded(), rows.table()),
            "Move or delete those rows, or seed again with --mode append.");
      }
    }
  }

  private static RuntimeException refused(long run, String why, String next) {
    return Problem.refused("Run " + run + " cannot go on", why, next).asException();
  }
}
