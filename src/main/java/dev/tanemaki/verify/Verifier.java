package dev.tanemaki.verify;

import dev.tanemaki.database.Session;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.schema.Schema;
import dev.tanemaki.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

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

    void distribution(DistributionCheck check);
  }

  /** One query; its result goes to the listener. */
  private interface Step {
    void run(Session session, Listener listener);
  }

  private final SessionSource sessions;

  public Verifier(SessionSource sessions) {
    this.sessions = sessions;
  }

  /**
   * Checks all constraints of the tables, then the plan's distributions in them. Returns when all
   * is done.
   *
   * @param schema the tables as they are in the catalog
   * @param plan what the rows should look like; empty for constraints alone
   * @throws RuntimeException the first that any check met; the others are given up
   */
  public void verify(Schema schema, Optional<Plan> plan, Listener listener) {
    var steps = new ConcurrentLinkedQueue<Step>();
    schema.tables().forEach(table -> steps.addAll(constraintSteps(table)));
    plan.ifPresent(p -> steps.addAll(distributionSteps(p, schema)));
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

  private static List<Step> constraintSteps(Table table) {
    var steps = new ArrayList<Step>();
    var conditions = new ArrayList<Constraint>();
    for (Constraint constraint : Constraint.of(table)) {
      switch (constraint) {
        case Constraint.Unique unique ->
            steps.add((s, to) -> to.constraint(ConstraintQueries.unique(s, unique)));
        case Constraint.ForeignKey key ->
            steps.add((s, to) -> to.constraint(ConstraintQueries.foreignKey(s, key)));
        case Constraint.Check check -> conditions.add(check);
        case Constraint.NotNull notNull -> conditions.add(notNull);
      }
    }
    if (!conditions.isEmpty()) {
      steps.addFirst(
          (s, to) -> ConstraintQueries.conditions(s, conditions).forEach(to::constraint));
    }
    return steps;
  }

  private static List<Step> distributionSteps(Plan plan, Schema schema) {
    var steps = new ArrayList<Step>();
    for (var expected : ExpectedShares.of(plan, schema)) {
      Function<Session, DistributionCheck> query =
          session -> ChiSquare.test(expected, ShareQueries.count(session, expected));
      steps.add((s, to) -> to.distribution(query.apply(s)));
    }
    return steps;
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
