package dev.tanemaki.verify;

import dev.tanemaki.database.Session;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.schema.Schema;
import dev.tanemaki.schema.TableName;
import dev.tanemaki.verify.check.Check;
import dev.tanemaki.verify.check.Constraint;
import dev.tanemaki.verify.check.DistributionCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/**
 * Looks at the rows of tables and says what breaks a constraint and what strays from the plan.
 * Knows nothing of how rows are made and reads the database only. For one verification at a time.
 */
public final class Verifier {

  /** Checks run on so many sessions at a time; more would only fight for the same disk. */
  public static final int SESSIONS = 2;

  /** Blocks that are worth a statement of their own: half a second of a wide table. */
  private static final long FEWEST = 8_192;

  /** Hears of every check as it is done; from several threads. */
  public interface Listener {

    void check(Check check);

    /** How many rows a table has. */
    default void rows(TableName table, long rows) {}
  }

  private final SessionSource sessions;
  private final int most;
  private final long fewest;
  private boolean mayBeEmpty;
  private final Set<Session> working = ConcurrentHashMap.newKeySet();
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();

  public Verifier(SessionSource sessions) {
    this(sessions, SESSIONS);
  }

  /**
   * @param most sessions at a time, from 1
   */
  public Verifier(SessionSource sessions, int most) {
    this(sessions, most, FEWEST);
  }

  /**
   * @param fewest blocks that are worth a statement of their own
   */
  Verifier(SessionSource sessions, int most, long fewest) {
    this.sessions = sessions;
    this.most = most;
    this.fewest = fewest;
  }

  /** Of a run that has not come to its end: a table that it has not begun is not wrong for it. */
  public Verifier ofUnfinished() {
    mayBeEmpty = true;
    return this;
  }

  /** The checks there will be, table by table. */
  public static List<Check.Id> checks(Schema schema, Optional<Plan> plan) {
    return schema.tables().stream()
        .flatMap(
            table ->
                new TableChecks(table, schema, plan, c -> false, new Depth.Everything())
                    .ids().stream())
        .toList();
  }

  /**
   * Checks all constraints of the tables and all the plan says of their rows. Returns when all is
   * done.
   *
   * @param schema the tables as they are in the catalog
   * @param plan what the rows should look like; empty for constraints alone
   * @throws CancellationException where {@link #cancel} ended it
   * @throws dev.tanemaki.problem.ProblemException refused, where a table lacks a column of the plan
   * @throws RuntimeException the first that any check met; the others are given up
   */
  public void verify(Schema schema, Optional<Plan> plan, Listener listener) {
    verify(schema, plan, new Depth.Everything(), listener);
  }

  /** The same, on a sample where the depth says so. */
  public void verify(Schema schema, Optional<Plan> plan, Depth depth, Listener listener) {
    verify(schema, plan, depth, constraint -> false, listener);
  }

  /**
   * The same, where the server itself looks at all rows for some of the constraints: making a
   * unique index or adding a foreign key is as good as any query of ours, which need not be asked.
   *
   * @param proven true for those; of them nothing is told
   */
  public void verify(
      Schema schema,
      Optional<Plan> plan,
      Depth depth,
      Predicate<Constraint> proven,
      Listener listener) {
    plan.ifPresent(p -> PlannedTables.requireColumns(p, schema));
    var tables =
        schema.tables().stream().map(t -> new TableChecks(t, schema, plan, proven, depth)).toList();
    // However many tests leave their verdict to chance, together they err no more than one would.
    double significance =
        DistributionCheck.FALSE_ALARMS
            / Math.max(1, tables.stream().mapToInt(TableChecks::tests).sum());
    var steps = new ConcurrentLinkedQueue<TableChecks.Step>();
    var shared = new SharedScans(most, fewest, this::requireAlive);
    tables.forEach(t -> steps.addAll(t.steps(significance, mayBeEmpty, shared, listener)));
    var helpers = new ArrayList<Thread>();
    for (int i = 1; i < Math.min(most, steps.size()); i++) {
      helpers.add(
          Thread.ofPlatform()
              .daemon()
              .name("tanemaki-verify-" + i)
              .start(() -> work(steps, shared)));
    }
    work(steps, shared);
    helpers.forEach(Verifier::join);
    if (failure.get() != null) {
      throw failure.get();
    }
  }

  /** Ends the verification as soon as the server hears of it; from any thread. */
  public void cancel() {
    if (failure.compareAndSet(null, new CancellationException("cancelled"))) {
      working.forEach(Session::cancel);
    }
  }

  private void requireAlive() {
    if (failure.get() != null) {
      throw failure.get();
    }
  }

  private void work(Queue<TableChecks.Step> steps, SharedScans shared) {
    try {
      shared.begun();
      try {
        for (var step = steps.poll(); step != null && failure.get() == null; step = steps.poll()) {
          run(step);
        }
      } finally {
        shared.ended();
      }
      for (var scan = shared.await();
          scan.isPresent() && failure.get() == null;
          scan = shared.await()) {
        help(shared, scan.get());
      }
    } catch (RuntimeException e) {
      failure.compareAndSet(null, e);
    }
  }

  private void help(SharedScans shared, SharedScan scan) {
    try {
      run(session -> shared.help(scan, session));
    } catch (SharedScan.OverException e) {
      // Tried again, it is offered again; else the session that gave it up says why.
    }
  }

  private void run(TableChecks.Step step) {
    sessions.with(
        session ->
            session.inTransaction(
                s -> {
                  // Parents that are read first are those of the children that are read then,
                  // whoever writes meanwhile.
                  s.execute("set transaction isolation level repeatable read");
                  // Compiling such queries takes longer than running them; set for this one only.
                  s.execute("set local jit = off");
                  s.execute("set local work_mem = '32MB'");
                  // Equality is all that is asked: sorting text by its collation takes many times
                  // as long, and the lists beside a table fit into memory.
                  s.execute("set local enable_sort = off");
                  s.execute("set local enable_mergejoin = off");
                  working.add(s);
                  try {
                    if (failure.get() == null) {
                      step.run(s);
                    }
                  } finally {
                    working.remove(s);
                  }
                  return null;
                }));
  }

  private static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
