package dev.tanemaki.run.undo;

import dev.tanemaki.database.Session;
import dev.tanemaki.generate.Generator;
import dev.tanemaki.generate.TableProgram;
import dev.tanemaki.problem.Code;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.run.LogLine.Event;
import dev.tanemaki.run.RunRecord.Status;
import dev.tanemaki.run.control.Ownership;
import dev.tanemaki.run.control.RunLog;
import dev.tanemaki.run.control.Sessions;
import dev.tanemaki.run.layout.Contradictions;
import dev.tanemaki.run.layout.CountingKey;
import dev.tanemaki.run.layout.Layout;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that comes before the first row of a run is removed: can its rows be told from all others,
 * and does nothing else stand on them? Up to the ledger's line that the undo is under way nothing
 * is written.
 */
public final class UndoPreparation {

  private final Sessions sessions;
  private final Ownership ownership;
  private final Telemetry telemetry;
  private final RunLog log;

  public UndoPreparation(Sessions sessions, Ownership ownership, Telemetry telemetry, RunLog log) {
    this.sessions = sessions;
    this.ownership = ownership;
    this.telemetry = telemetry;
    this.log = log;
  }

  /**
   * What is to be removed, in the order of removing, children before parents; empty where the run
   * is undone already.
   *
   * @throws dev.tanemaki.problem.ProblemException usage, where there is no such run; refused, with
   *     nothing touched, where it cannot be undone
   */
  public Optional<List<TableRemoval>> begin(long run) {
    return sessions.once(
        session -> {
          Privileges.requireWritable(session);
          StoredPlan stored = StoredPlan.find(session, run);
          if (stored.record().status() == Status.UNDONE) {
            log.info(Event.UNDONE_BEFORE, run);
            return Optional.empty();
          }
          requireSameGenerator(stored);
          stored
              .elsewhere(session)
              .ifPresent(
                  why -> {
                    throw refused(
                        run,
                        why + ", to which the ledger was copied",
                        "Undo it where it was begun; here remove its rows by hand.");
                  });
          ownership.take(run);
          List<TableRemoval> removals = removals(session, stored);
          var schema = new Schema(removals.stream().map(TableRemoval::table).toList());
          Privileges.requireRemoval(session, schema);
          LaterRuns.requireNone(session, stored, removals);
          session.inTransaction(
              s -> {
                Dependents.requireNone(s, run, removals);
                return null;
              });
          session.inTransaction(
              s -> {
                LedgerSchema.ensure(s, List.of("SELECT", "INSERT", "UPDATE", "DELETE"));
                Ledger.undoing(s, run);
                return null;
              });
          log.info(Event.UNDOING, run, removals.stream().mapToLong(TableRemoval::rows).sum());
          return Optional.of(removals);
        });
  }

  private List<TableRemoval> removals(Session session, StoredPlan stored) {
    long run = stored.record().run();
    var tables = new TargetTables(stored.plan());
    Schema schema = SuspendedDefinitions.complete(session, run, tables.read(session));
    Optional<String> missing = tables.missing(schema);
    if (missing.isPresent()) {
      throw refused(
          run,
          "its tables are no longer there: " + missing.get(),
          "Rows of the tables that are left have to be removed by hand.");
    }
    List<Extent> extents = stored.entry().extents();
    List<Step> steps = Step.inOrder(stored.plan(), schema);
    requireSound(run, Contradictions.inExtents(steps, extents));
    Layout layout = Layout.of(stored.plan(), schema, extents);
    requireSound(run, Contradictions.find(session, stored.record(), layout));
    var byName = layout.byTable();
    var removals = new ArrayList<TableRemoval>();
    for (Step step : steps.reversed()) {
      Extent extent = byName.get(step.plan().name());
      if (extent == null) {
        continue;
      }
      List<Extent> batches = Batches.holdingRows(session, run, extent.table());
      if (RemovableRows.tellable(extent, batches, stored.record().options().batchSize())) {
        if (!batches.isEmpty()) {
          removals.add(removal(run, step, layout.program(extent), batches));
        }
      } else {
        log.attention(Event.LEFT_ALONE, extent.table());
      }
    }
    return removals;
  }

  private TableRemoval removal(long run, Step step, TableProgram program, List<Extent> batches) {
    String name = step.plan().name();
    Optional<List<String>> key = KeySet.columns(step.table(), program);
    if (key.isEmpty()) {
      throw refused(
          run,
          "its rows of "
              + name
              + " cannot be told from others: the plan makes no primary key, and no unique"
              + " constraint without nulls",
          "Remove them by hand.");
    }
    var meter =
        telemetry.table(name, batches.stream().mapToLong(Extent::rows).sum(), !step.listed());
    return new TableRemoval(
        name,
        step.table(),
        program,
        key.get(),
        CountingKey.of(step).filter(k -> key.get().equals(List.of(k.column()))),
        batches,
        meter);
  }

  private static void requireSound(long run, Optional<String> contradiction) {
    contradiction.ifPresent(
        found -> {
          throw refused(
              run,
              "its ledger contradicts itself, as if edited by hand: " + found,
              "Bring the ledger back from a backup, or remove its rows by hand.");
        });
  }

  private static void requireSameGenerator(StoredPlan stored) {
    if (!stored.entry().generatorVersion().equals(Generator.VERSION)) {
      throw refused(
          stored.record().run(),
          "it was made with generator version %s; this Tanemaki has version %s, which makes other keys"
              .formatted(stored.entry().generatorVersion(), Generator.VERSION),
          "Undo it with the Tanemaki that made it.");
    }
  }

  private static RuntimeException refused(long run, String why, String next) {
    return Problem.refused("Run " + run + " cannot be undone", why, next)
        .as(Code.UNDO_REFUSED, String.valueOf(run), why)
        .asException();
  }
}
