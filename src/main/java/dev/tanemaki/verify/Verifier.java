package dev.tanemaki.verify;

import dev.tanemaki.database.Session;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.schema.Schema;
import dev.tanemaki.schema.Table;
import dev.tanemaki.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/**
 * Looks at the rows of tables and says what breaks a constraint and what strays from the plan.
 * Knows nothing of how rows are made and reads the database only.
 */
public final class Verifier {

  /** Checks run on so many sessions at a time; more would only fight for the same disk. */
  public static final int SESSIONS = 2;

  /** Hears of every check as it is done; from several threads. */
  public interface Listener {

    void constraint(ConstraintCheck check);

    /** How many rows a table has. */
    default void rows(TableName table, long rows) {}

    void distribution(DistributionCheck check);
  }

  /** Some queries of one transaction; what they find goes to the listener. */
  private interface Step {
    void run(Session session, Listener listener);
  }

  private final SessionSource sessions;

  public Verifier(SessionSource sessions) {
    this.sessions = sessions;
  }

  /**
   * Checks all constraints of the tables and the plan's distributions in them. Returns when all is
   * done.
   *
   * @param schema the tables as they are in the catalog
   * @param plan what the rows should look like; empty for constraints alone
   * @throws RuntimeException the first that any check met; the others are given up
   */
  public void verify(Schema schema, Optional<Plan> plan, Listener listener) {
    verify(schema, plan, constraint -> false, listener);
  }

  /**
   * The same, where the server itself looks at all rows for some of the constraints: making a
   * unique index or adding a foreign key is as good as any query of ours, which need not be asked.
   *
   * @param proven true for those; of them nothing is told
   */
  public void verify(
      Schema schema, Optional<Plan> plan, Predicate<Constraint> proven, Listener listener) {
    var steps = new ConcurrentLinkedQueue<Step>();
    var shares = plan.map(p -> ExpectedShares.of(p, schema)).orElse(List.of());
    for (Table table : schema.tables()) {
      var ofTable = shares.stream().filter(s -> s.table().equals(table)).toList();
      steps.addAll(steps(table, ofTable, proven));
    }
    var failure = new AtomicReference<RuntimeException>();
    var helpers = new ArrayList<Thread>();
    for (int i = 1; i < Math.min(SESSIONS, steps.size()); i++) {
      helpers.add(
          Thread.ofPlatform()
              .daemon()
              .name("tanemaki-verify-" + i)
              .start(() -> work(steps, listener, failure)));
    }
    work(steps, listener, failure);
    helpers.forEach(Verifier::join);
    if (failure.get() != null) {
      throw failure.get();
    }
  }

  private void work(
      Queue<Step> steps, Listener listener, AtomicReference<RuntimeException> failure) {
    try {
      for (Step step = steps.poll(); step != null && failure.get() == null; step = steps.poll()) {
        run(step, listener);
      }
    } catch (RuntimeException e) {
      failure.compareAndSet(null, e);
    }
  }

  private void run(Step step, Listener listener) {
    sessions.with(
        session ->
            session.inTransaction(
                s -> {
                  // Compiling such queries takes longer than running them; set for this one only.
                  s.execute("set local jit = off");
                  s.execute("set local work_mem = '32MB'");
                  step.run(s, listener);
                  return null;
                }));
  }

  /** One pass over the table for most of its checks, and one more for each that needs its own. */
  private static List<Step> steps(
      Table table, List<ExpectedShares> shares, Predicate<Constraint> proven) {
    var steps = new ArrayList<Step>();
    steps.add((session, to) -> scan(session, table, shares, proven, to));
    for (Constraint constraint : Constraint.of(table)) {
      if (proven.test(constraint)) {
        continue;
      }
      switch (constraint) {
        case Constraint.Unique unique ->
            steps.add((s, to) -> to.constraint(Duplicates.count(s, unique)));
        case Constraint.Exclusion exclusion ->
            steps.add((s, to) -> to.constraint(Overlaps.count(s, exclusion)));
        case Constraint.ForeignKey key ->
            steps.add(
                (s, to) -> {
                  if (!ForeignKeys.fewParents(s, key)) {
                    to.constraint(ForeignKeys.join(s, key));
                  }
                });
        case Constraint.Check c -> {}
        case Constraint.NotNull n -> {}
      }
    }
    for (ExpectedShares expected : shares) {
      if (!Shares.shared(expected)) {
        steps.add((s, to) -> to.distribution(ChiSquare.test(expected, Shares.pass(s, expected))));
      }
    }
    return steps;
  }

  private static void scan(
      Session session,
      Table table,
      List<ExpectedShares> shares,
      Predicate<Constraint> proven,
      Listener to) {
    var scan = new TableScan(table.name());
    scan.count(rows -> to.rows(table.name(), rows));
    for (Constraint constraint : Constraint.of(table)) {
      if (proven.test(constraint)) {
        continue;
      }
      switch (constraint) {
        case Constraint.Check check ->
            scan.ask(List.of("not (" + check.condition() + ")"), a -> tell(to, check, a));
        case Constraint.NotNull notNull ->
            scan.ask(
                List.of(TableName.quote(notNull.name()) + " is null"), a -> tell(to, notNull, a));
        case Constraint.ForeignKey key -> {
          if (ForeignKeys.fewParents(session, key)) {
            scan.orphans(key, a -> tell(to, key, a));
          }
        }
        case Constraint.Unique u -> {}
        case Constraint.Exclusion x -> {}
      }
    }
    for (ExpectedShares expected : shares) {
      if (Shares.shared(expected)) {
        Shares.ask(scan, expected, counts -> to.distribution(ChiSquare.test(expected, counts)));
      }
    }
    scan.run(session);
  }

  private static void tell(Listener to, Constraint constraint, TableScan.Answer answer) {
    to.constraint(new ConstraintCheck(constraint, answer.rows(), answer.counts()[0]));
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
