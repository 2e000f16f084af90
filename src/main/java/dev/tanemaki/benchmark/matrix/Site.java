package dev.tanemaki.benchmark.matrix;

import dev.tanemaki.benchmark.ReferenceLanes;
import dev.tanemaki.benchmark.result.Surroundings;
import dev.tanemaki.database.Database;
import dev.tanemaki.database.Scratch;
import dev.tanemaki.database.ServerInfo;
import dev.tanemaki.database.Session;
import dev.tanemaki.database.Target;
import dev.tanemaki.generate.Generator;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.PlanSource;
import dev.tanemaki.plan.TablePlan;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.run.RunOptions;
import dev.tanemaki.run.execution.RunService;
import dev.tanemaki.run.target.Ground;
import dev.tanemaki.schema.Schema;
import dev.tanemaki.schema.TableName;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Scratch copies of the plan's tables on a target, with their keys, indexes and foreign keys. */
final class Site implements AutoCloseable {

  private static final Map<String, String> SETTINGS = Map.of("lock_timeout", "5s");

  private final Target target;
  private final Plan largest;
  private final Database database;
  private final Session session;
  private final Scratch scratch;
  private final Plan scratchPlan;

  private Site(
      Target target,
      Plan largest,
      Database database,
      Session session,
      Scratch scratch,
      Plan scratchPlan) {
    this.target = target;
    this.largest = largest;
    this.database = database;
    this.session = session;
    this.scratch = scratch;
    this.scratchPlan = scratchPlan;
  }

  /**
   * @param plan with the largest rows of the matrix
   * @param workers of the lanes
   * @throws dev.tanemaki.problem.ProblemException as a run with this plan would; refused, where the
   *     role may not make scratch tables, or not take a run out of the ledger
   */
  static Site open(Target target, Plan plan, int workers) {
    if (plan.mainTable().isEmpty()) {
      throw Problem.usage(
              "There is nothing to measure in this plan",
              "all of its tables come from lists",
              "Use a plan with generated rows.")
          .asException();
    }
    Database database = Database.open(target, workers + 4, SETTINGS);
    Session session = null;
    Scratch scratch = null;
    try {
      session = database.session();
      Ground.require(session, PlanSource.of(plan));
      RunService.requireForgettable(session);
      RunService.forgetTheDead(session);
      scratch = Scratch.open(database);
      Session own = session;
      Scratch copies = scratch;
      Plan renamed =
          Ground.show(session, plan, schema -> renamed(plan, schema, copied(own, copies, schema)));
      return new Site(target, plan, database, session, scratch, renamed);
    } catch (RuntimeException e) {
      close(database, session, scratch);
      throw e;
    }
  }

  private static Scratch.Copies copied(Session session, Scratch scratch, Schema schema) {
    Scratch.Copies copies = scratch.copy(session, schema);
    copies.parts().forEach(part -> session.execute(part.sql()));
    return copies;
  }

  private static Plan renamed(Plan plan, Schema schema, Scratch.Copies copies) {
    var names = new HashMap<String, String>();
    for (TablePlan table : plan.tables()) {
      names.put(
          table.name(),
          copies.of(schema.table(TableName.parse(table.name())).orElseThrow()).toString());
    }
    return ScratchPlan.of(plan, names);
  }

  Sampler sampler(RunService runs) {
    return new Sampler(runs, target, session, scratchPlan, new ScratchNames(largest, scratchPlan));
  }

  ReferenceLanes lanes(RunOptions options) {
    return new ReferenceLanes(database, session, scratch, largest, options);
  }

  Surroundings surroundings() {
    ServerInfo server = database.server();
    Runtime runtime = Runtime.getRuntime();
    String version = Site.class.getPackage().getImplementationVersion();
    return new Surroundings(
        Optional.ofNullable(version).orElse("from source"),
        "PostgreSQL " + server.version(),
        target.place(),
        server.settings(),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        runtime.availableProcessors(),
        memory(),
        Runtime.version().toString(),
        runtime.maxMemory(),
        largest.name(),
        largest.fingerprint(Generator.VERSION),
        Generator.VERSION,
        largest.seed());
  }

  private static long memory() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean machine
        ? machine.getTotalMemorySize()
        : 0;
  }

  @Override
  public void close() {
    close(database, session, scratch);
  }

  private static void close(Database database, Session session, Scratch scratch) {
    try (database;
        session;
        scratch) {
      // In this order: the copies go first, then the connections.
    }
  }
}
