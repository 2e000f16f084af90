package dev.tanemaki.run;

import dev.tanemaki.database.Session;
import dev.tanemaki.generate.Generator;
import dev.tanemaki.plan.Finding;
import dev.tanemaki.plan.Places;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.PlanReader;
import dev.tanemaki.plan.PlanValidator;
import dev.tanemaki.plan.PlanWriter;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.run.LoadOrder.Step;
import dev.tanemaki.run.RunOptions.Mode;
import dev.tanemaki.schema.Schema;
import dev.tanemaki.telemetry.Telemetry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * All that comes before the first row: is everything there, allowed, and right? Nothing is written
 * before everything has been asked; the run's line in the ledger is the last thing to be written.
 */
final class Preparation {

  private final Sessions sessions;
  private final Telemetry telemetry;
  private final RunLog log;

  Preparation(Sessions sessions, Telemetry telemetry, RunLog log) {
    this.sessions = sessions;
    this.telemetry = telemetry;
    this.log = log;
  }

  /** A run that begins. */
  Prepared begin(Plan plan, RunOptions options) {
    var tables = new TargetTables(plan);
    Schema schema =
        sessions.once(
            session -> {
              requireWritable(session);
              var present = tables.present(session);
              validate(plan, present.orElseGet(tables::planned));
              LedgerSchema.ensure(session);
              return present.orElseGet(
                  () -> {
                    log.info("Creating %d tables", plan.tables().size());
                    return tables.create(session);
                  });
            });
    List<Step> steps = LoadOrder.of(plan, schema);
    return sessions.once(
        session -> {
          Privileges.require(session, schema, options.mode());
          if (options.mode() == Mode.REPLACE) {
            Privileges.requireNoOutsiders(session, schema);
          }
          Layout layout = Layout.place(session, plan, schema, steps, options.mode());
          layout.extents().stream()
              .filter(e -> e.firstRow() > 0)
              .forEach(e -> log.info("%s goes on at row %,d", e.table(), e.firstRow()));
          var entry = entry(plan, options, layout.extents());
          long run =
              session.inTransaction(
                  s -> {
                    if (options.mode() == Mode.REPLACE) {
                      truncate(s, schema);
                    }
                    return Ledger.begin(s, entry);
                  });
          log.info(
              "Run %d: %s, seed %d, %,d rows, %d workers, batches of %,d",
              run,
              plan.name(),
              plan.seed(),
              entry.totalRows(),
              options.workers(),
              options.batchSize());
          return prepared(run, plan, options, schema, steps, layout, Map.of());
        });
  }

  /** A run of the ledger that goes on. */
  Prepared goOn(long run) {
    return sessions.once(
        session -> {
          requireWritable(session);
          if (!LedgerSchema.present(session)) {
            throw unknown(run);
          }
          LedgerSchema.ensure(session);
          RunRecord record = Ledger.find(session, run).orElseThrow(() -> unknown(run));
          Ledger.Entry entry = Ledger.entry(session, record);
          Plan plan = storedPlan(entry, run);
          Schema schema = new TargetTables(plan).present(session).orElseThrow(() -> gone(run));
          validate(plan, schema);
          Privileges.require(session, schema, Mode.APPEND);
          var committed = Ledger.committed(session, run);
          Ledger.reopen(session, run);
          log.info(
              "Run %d goes on: %,d of %,d rows are in", run, record.rows(), record.totalRows());
          return prepared(
              run,
              plan,
              entry.options(),
              schema,
              LoadOrder.of(plan, schema),
              Layout.of(plan, schema, entry.extents()),
              committed);
        });
  }

  private Prepared prepared(
      long run,
      Plan plan,
      RunOptions options,
      Schema schema,
      List<Step> steps,
      Layout layout,
      Map<String, Ledger.Committed> committed) {
    var byTable = layout.byTable();
    var jobs = new ArrayList<TableJob>();
    for (Step step : steps) {
      Extent extent = byTable.get(step.plan().name());
      if (extent == null) {
        continue;
      }
      var in = committed.getOrDefault(extent.table(), Ledger.Committed.NONE);
      var meter = telemetry.table(extent.table(), extent.rows(), !step.listed());
      meter.alreadyIn(in.rows());
      jobs.add(
          new TableJob(
              extent,
              step.table(),
              layout.program(extent),
              in,
              meter,
              step.parents(),
              step.selfReferencing()));
    }
    return new Prepared(run, plan, options, schema, jobs);
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

  private static Plan storedPlan(Ledger.Entry entry, long run) {
    if (!entry.generatorVersion().equals(Generator.VERSION)) {
      throw Problem.refused(
              "Run " + run + " cannot go on",
              "it was begun with generator version %s; this Tanemaki has version %s, which makes other rows"
                  .formatted(entry.generatorVersion(), Generator.VERSION),
              "Go on with the Tanemaki that began it, or seed again with --mode replace.")
          .asException();
    }
    Plan plan = PlanReader.readWritten(entry.planText());
    if (!plan.fingerprint(Generator.VERSION).equals(entry.fingerprint())) {
      throw Problem.refused(
              "Run " + run + " cannot go on",
              "its plan in the ledger is no longer the one it was begun with",
              "Bring the ledger back from a backup, or seed again with --mode replace.")
          .asException();
    }
    return plan;
  }

  private static void truncate(Session session, Schema schema) {
    session.execute(
        "truncate "
            + schema.tables().stream().map(t -> t.name().sql()).collect(Collectors.joining(", ")));
  }

  private static void validate(Plan plan, Schema schema) {
    var findings = PlanValidator.check(plan, schema, Places.NONE);
    if (!findings.isEmpty()) {
      throw Finding.asProblem(findings).asException();
    }
  }

  private static void requireWritable(Session session) {
    boolean readOnly =
        session
            .queryOne(
                "select pg_is_in_recovery() or current_setting('transaction_read_only') = 'on'",
                row -> row.bool(1))
            .orElse(false);
    if (readOnly) {
      throw Problem.refused(
              "The server takes no writes",
              "it is a standby, or its transactions are read-only",
              "Choose the primary as the target.")
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

  private static RuntimeException gone(long run) {
    return Problem.refused(
            "Run " + run + " cannot go on",
            "its tables are no longer there",
            "Seed again: the tables are then made anew.")
        .asException();
  }
}
