package dev.tanemaki.run.execution;

import dev.tanemaki.database.Scratch;
import dev.tanemaki.database.ServerException;
import dev.tanemaki.database.Session;
import dev.tanemaki.generate.Generator;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.PlanSource;
import dev.tanemaki.plan.PlanWriter;
import dev.tanemaki.run.LogLine.Event;
import dev.tanemaki.run.RunOptions;
import dev.tanemaki.run.RunOptions.Constraints;
import dev.tanemaki.run.RunOptions.Mode;
import dev.tanemaki.run.control.Ownership;
import dev.tanemaki.run.control.Parallel;
import dev.tanemaki.run.control.RunLog;
import dev.tanemaki.run.control.Sessions;
import dev.tanemaki.run.layout.Layout;
import dev.tanemaki.run.layout.Prepared;
import dev.tanemaki.run.layout.Step;
import dev.tanemaki.run.ledger.Extent;
import dev.tanemaki.run.ledger.Ledger;
import dev.tanemaki.run.ledger.LedgerSchema;
import dev.tanemaki.run.ledger.SuspendedDefinitions;
import dev.tanemaki.run.suspension.Suspension;
import dev.tanemaki.run.target.Locks;
import dev.tanemaki.run.target.OutsideParents;
import dev.tanemaki.run.target.Privileges;
import dev.tanemaki.run.target.TargetTables;
import dev.tanemaki.schema.Schema;
import dev.tanemaki.schema.Table;
import dev.tanemaki.telemetry.Telemetry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * All that comes before the first row of a new run: is everything there, allowed, and right?
 * Nothing is written before everything has been asked, and what is written then, the ledger, tables
 * that are not there yet and the run's own line, comes in one transaction.
 */
final class Preparation {

  private final Sessions sessions;
  private final Ownership ownership;
  private final Telemetry telemetry;
  private final RunLog log;

  Preparation(Sessions sessions, Ownership ownership, Telemetry telemetry, RunLog log) {
    this.sessions = sessions;
    this.ownership = ownership;
    this.telemetry = telemetry;
    this.log = log;
  }

  /**
   * @throws dev.tanemaki.problem.ProblemException usage, where the plan does not fit; refused, with
   *     nothing touched, where the target does not allow it
   */
  Prepared begin(PlanSource source, RunOptions options) {
    Prepared begun = sessions.once(session -> begin(session, source, options));
    ownership.take(begun.run());
    return begun;
  }

  private Prepared begin(Session session, PlanSource source, RunOptions options) {
    Privileges.requireWritable(session);
    Scratch.sweep(session);
    var tables = new TargetTables(source.plan());
    List<Long> leftAsideBy = tables.leftAsideBy(session);
    Optional<Schema> present = tables.present(session, leftAsideBy);
    tables.requireFit(present.orElseGet(tables::planned), source.places());
    return present.isPresent()
        ? intoTables(session, source, options, present.get(), leftAsideBy)
        : intoNewTables(session, source, options, tables);
  }

  private Prepared intoTables(
      Session session,
      PlanSource source,
      RunOptions options,
      Schema schema,
      List<Long> leftAsideBy) {
    Plan plan = source.plan();
    Privileges.require(session, schema, options.mode());
    if (options.mode() == Mode.REPLACE) {
      Privileges.requireNoOutsiders(session, schema);
    }
    if (options.constraints() == Constraints.SUSPEND) {
      Privileges.requireSuspendable(session, Suspension.movable(session, plan, schema));
    }
    OutsideParents.require(session, plan, schema, source.places());
    List<Step> steps = Step.inOrder(plan, schema);
    Layout layout = Layout.place(session, source, schema, steps, options.mode()).get();
    requireSendable(layout, options);
    layout.extents().stream()
        .filter(e -> e.firstRow() > 0)
        .forEach(e -> log.info(Event.APPENDING, e.table(), e.firstRow()));
    var entry = entry(plan, options, layout.extents());
    long run;
    try {
      run = Locks.inTransaction(session, s -> begin(s, schema, entry, leftAsideBy));
    } catch (ServerException e) {
      throw Locks.problem(
          e,
          session,
          "No lock to remove the rows",
          schema.tables().stream().map(Table::name).toList(),
          "End those sessions, or wait for them, and start again.");
    }
    return begun(run, plan, options, schema, steps, layout);
  }

  private Prepared intoNewTables(
      Session session, PlanSource source, RunOptions options, TargetTables tables) {
    Plan plan = source.plan();
    log.info(Event.CREATING_TABLES, plan.tables().size());
    return session.inTransaction(
        s -> {
          Schema schema = tables.create(s);
          OutsideParents.require(s, plan, schema, source.places());
          List<Step> steps = Step.inOrder(plan, schema);
          // Making the ledger and compiling the programs take about as long.
          Layout layout =
              Parallel.beside(
                  "tanemaki-compile",
                  Layout.place(s, source, schema, steps, options.mode()),
                  () -> LedgerSchema.ensure(s));
          requireSendable(layout, options);
          long run = Ledger.begin(s, entry(plan, options, layout.extents()));
          return begun(run, plan, options, schema, steps, layout);
        });
  }

  private static void requireSendable(Layout layout, RunOptions options) {
    layout.extents().forEach(e -> options.format().require(layout.program(e)));
  }

  private Prepared begun(
      long run, Plan plan, RunOptions options, Schema schema, List<Step> steps, Layout layout) {
    var prepared = Prepared.of(run, plan, options, schema, steps, layout, Map.of(), telemetry);
    log.info(
        Event.STARTED,
        run,
        plan.name(),
        plan.seed(),
        prepared.rowsLeft(),
        options.workers(),
        options.batchSize());
    return prepared;
  }

  private static Ledger.Entry entry(Plan plan, RunOptions options, List<Extent> extents) {
    return new Ledger.Entry(
        plan.name(),
        PlanWriter.write(plan),
        plan.fingerprint(Generator.VERSION),
        Generator.VERSION,
        options,
        extents);
  }

  private long begin(Session session, Schema schema, Ledger.Entry entry, List<Long> leftAsideBy) {
    LedgerSchema.ensure(session);
    if (entry.options().mode() == Mode.REPLACE) {
      truncate(session, schema);
    }
    long run = Ledger.begin(session, entry);
    SuspendedDefinitions.takeOver(session, leftAsideBy, run);
    leftAsideBy.forEach(other -> log.info(Event.TAKES_OVER, run, other));
    return run;
  }

  private static void truncate(Session session, Schema schema) {
    session.execute(
        "truncate "
            + schema.tables().stream().map(t -> t.name().sql()).collect(Collectors.joining(", ")));
  }
}
