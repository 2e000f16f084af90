package dev.tanemaki.run.execution;

import dev.tanemaki.copy.CopyFormat;
import dev.tanemaki.database.Database;
import dev.tanemaki.database.Session;
import dev.tanemaki.database.Target;
import dev.tanemaki.generate.Generator;
import dev.tanemaki.plan.Finding;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.PlanSource;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.run.Estimate;
import dev.tanemaki.run.Removable;
import dev.tanemaki.run.Run;
import dev.tanemaki.run.RunBatch;
import dev.tanemaki.run.RunDetail;
import dev.tanemaki.run.RunOptions;
import dev.tanemaki.run.RunRecord;
import dev.tanemaki.run.RunState;
import dev.tanemaki.run.SeededRun;
import dev.tanemaki.run.Watching;
import dev.tanemaki.run.control.Failure;
import dev.tanemaki.run.ledger.Ledger;
import dev.tanemaki.run.ledger.LedgerSchema;
import dev.tanemaki.run.ledger.RunDetails;
import dev.tanemaki.run.ledger.RunRecords;
import dev.tanemaki.run.ledger.SuspendedDefinitions;
import dev.tanemaki.run.ledger.Trials;
import dev.tanemaki.run.load.RowStream;
import dev.tanemaki.run.target.OutsideParents;
import dev.tanemaki.run.undo.RemovableRows;
import dev.tanemaki.schema.Schema;
import dev.tanemaki.telemetry.OshiProbe;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Starts runs and knows those of the past. Safe from any thread. */
public final class RunService {

  private final OshiProbe machine;
  private final Consumer<Run> begun;

  /**
   * @param machine shared by all runs of the process
   */
  public RunService(OshiProbe machine) {
    this(machine, run -> {});
  }

  /**
   * @param begun is told at once of every run that this starts to load or to restore
   */
  public RunService(OshiProbe machine, Consumer<Run> begun) {
    this.machine = machine;
    this.begun = begun;
  }

  private Run told(Run run) {
    begun.accept(run);
    return run;
  }

  /**
   * Starts a run in the background and returns at once. Whatever goes wrong, from a server that
   * cannot be reached on, ends the run as {@link RunState.Failed}.
   */
  public Run start(Target target, Plan plan, RunOptions options) {
    return start(target, plan, options, Watching.NOTHING);
  }

  /** The same under watch. */
  public Run start(Target target, Plan plan, RunOptions options, Watching watching) {
    return start(target, PlanSource.of(plan), options, watching);
  }

  /** The same of a plan with its text, whose lines are named where it does not fit. */
  public Run start(Target target, PlanSource source, RunOptions options, Watching watching) {
    return told(
        new RunExecution(
                target,
                options.workers(),
                (sessions, ownership, telemetry, log) ->
                    new Preparation(sessions, ownership, telemetry, log).begin(source, options),
                watching,
                machine)
            .start());
  }

  /**
   * Goes on with an interrupted run in the background: its plan, seed and options are those of the
   * ledger, batches that are in are not made again. Returns at once; fails as {@link #start} does.
   */
  public Run resume(Target target, long run) {
    return resume(target, run, Watching.NOTHING);
  }

  /** The same under watch. */
  public Run resume(Target target, long run, Watching watching) {
    return resume(target, run, UnaryOperator.identity(), watching);
  }

  /**
   * The same, where the operator says what the plan is; refused with the difference where that is
   * not the plan of the run.
   *
   * @param expected gets the plan of the run and gives the one it is taken to be
   */
  public Run resume(Target target, long run, UnaryOperator<Plan> expected, Watching watching) {
    return told(
        new RunExecution(
                target,
                RunOptions.MAX_WORKERS,
                (sessions, ownership, telemetry, log) ->
                    new Resumption(sessions, ownership, telemetry, log).goOn(run, expected),
                watching,
                machine)
            .start());
  }

  /**
   * Removes the rows of a past run in the background, and goes on with an undo that ended before
   * its end. Returns at once; fails as {@link #start} does. The rows its snapshots and its summary
   * count are those removed.
   */
  public Run undo(Target target, long run) {
    return new UndoExecution(target, run, machine).start();
  }

  /**
   * Brings back, in the background, the indexes and foreign keys that a run has left aside. Returns
   * at once; fails as {@link #start} does.
   */
  public Run restore(Target target, long run) {
    int connections = RunOptions.defaults().workers();
    return told(new RestoreExecution(target, run, connections, machine).start());
  }

  /**
   * What the ledger knows of a past run beyond its record. Blocks.
   *
   * @throws dev.tanemaki.problem.ProblemException when the target cannot be read
   */
  public RunDetail detail(Target target, long run) {
    try (var database = Database.open(target, 1)) {
      return database.with(session -> RunDetails.read(session, run));
    }
  }

  /**
   * The batches of a past run that are in, by table in loading order and by row. Blocks.
   *
   * @throws dev.tanemaki.problem.ProblemException when the target cannot be read
   */
  public List<RunBatch> batches(Target target, long run) {
    try (var database = Database.open(target, 1)) {
      return database.with(session -> RunDetails.batches(session, run));
    }
  }

  /**
   * What {@link #undo} would remove. Blocks.
   *
   * @throws dev.tanemaki.problem.ProblemException usage, where there is no such run; when the
   *     target cannot be read
   */
  public Removable removable(Target target, long run) {
    try (var database = Database.open(target, 1)) {
      return database.with(session -> RemovableRows.read(session, run));
    }
  }

  /**
   * What a past run seeded, to verify it: its plan as the ledger keeps it, and how many of its rows
   * are still there. Blocks.
   *
   * @throws dev.tanemaki.problem.ProblemException usage, where there is no such run; failed, where
   *     nothing of it is left; when the target cannot be read
   */
  public SeededRun seeded(Target target, long run) {
    try (var database = Database.open(target, 1)) {
      return database.with(session -> SeededRows.read(session, run));
    }
  }

  /**
   * Tables with the indexes and foreign keys that runs have left aside, which their rows are to
   * satisfy all the same; as they are where there is no ledger that the role may read.
   *
   * @param present the tables as they are in the catalog
   */
  public static Schema withAllThatIsAside(Session session, Schema present) {
    return SuspendedDefinitions.complete(session, present);
  }

  /**
   * Takes a run on scratch tables, which has ended, out of the ledger with all its lines: it was
   * made to measure. The role is to own the ledger or to have DELETE on it.
   */
  public static void forget(Session session, long run) {
    Trials.forget(session, run);
  }

  /** What ended a run, without how to go on with it: for one that is forgotten. */
  public static Problem withoutRun(Problem problem) {
    return Failure.withoutRun(problem);
  }

  /**
   * Sees, before the first run on scratch tables, that {@link #forget} will be allowed.
   *
   * @throws dev.tanemaki.problem.ProblemException refused, with the statement to run
   */
  public static void requireForgettable(Session session) {
    Trials.require(session);
  }

  /** Takes out of the ledger what runs on scratch tables have left there whose process is dead. */
  public static void forgetTheDead(Session session) {
    Trials.sweep(session);
  }

  /**
   * References of a plan to tables that are neither in it nor have a row in the target: a run would
   * be refused for them. Blocks.
   *
   * @param schema the plan's tables
   * @throws dev.tanemaki.problem.ProblemException when the target cannot be read
   */
  public static List<Finding> missingParents(Target target, PlanSource source, Schema schema) {
    try (var database = Database.open(target, 1)) {
      return database.with(
          session -> OutsideParents.missing(session, source.plan(), schema, source.places()));
    }
  }

  /**
   * COPY bytes of one row of the plan's main table, measured on a sample; for an {@link Estimate}.
   * Takes up to a second, as the plan is compiled for it.
   *
   * @param schema the tables, as in the target or as the plan's DDL makes them
   * @throws dev.tanemaki.problem.ProblemException where the plan cannot make rows
   */
  public static double bytesPerRow(Plan plan, Schema schema, CopyFormat format) {
    return plan.mainTable()
        .map(table -> Generator.compile(plan, schema).program(table.name()))
        .map(program -> RowStream.bytesPerRow(program, format, Estimate.SAMPLE))
        .orElse(0.0);
  }

  /**
   * Keeps the operator's words with a past run, in place of earlier ones. Blocks.
   *
   * @throws dev.tanemaki.problem.ProblemException usage, where there is no such run; refused, where
   *     the role may not write the ledger
   */
  public static void note(Target target, long run, String words) {
    try (var database = Database.open(target, 1)) {
      boolean kept =
          database.with(
              session ->
                  session.inTransaction(
                      s -> {
                        if (!LedgerSchema.present(s)) {
                          return false;
                        }
                        LedgerSchema.ensure(s);
                        return Ledger.note(s, run, words);
                      }));
      if (!kept) {
        throw Problem.usage(
                "There is no run " + run + " on " + target.place(),
                "",
                "See which there are with: tanemaki runs list")
            .asException();
      }
    }
  }

  /**
   * The runs of a target, newest first; empty where the target has no ledger. Blocks.
   *
   * @throws dev.tanemaki.problem.ProblemException when the target cannot be read
   */
  public List<RunRecord> list(Target target) {
    try (var database = Database.open(target, 1)) {
      return database.with(
          session -> {
            if (!LedgerSchema.present(session)) {
              return List.of();
            }
            LedgerSchema.readable(session);
            return RunRecords.list(session);
          });
    }
  }
}
