package dev.tanemaki.benchmark;

import dev.tanemaki.benchmark.Pilot.Effort;
import dev.tanemaki.database.Database;
import dev.tanemaki.database.Scratch;
import dev.tanemaki.database.Target;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.PlanSource;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.problem.ProblemException;
import dev.tanemaki.run.RunOptions;
import dev.tanemaki.run.target.Ground;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/**
 * Measures a server before a run. Blocks; interrupting the thread that waits ends the measurement
 * at once, and whatever it made on the server is gone when the call returns.
 */
public final class Forecaster {

  /** From so many rows on a run is worth a forecast nobody asked for. */
  public static final long LARGE_RUN = 2_000_000;

  /** A lock that somebody else holds on the plan's tables is waited for no longer. */
  private static final Map<String, String> SETTINGS = Map.of("lock_timeout", "5s");

  private Forecaster() {}

  /**
   * Loads about one percent of the plan's rows into scratch tables. Takes some ten seconds.
   *
   * @throws ProblemException as a run with this plan would; refused, where the role may not make
   *     scratch tables; cancelled, when interrupted
   */
  public static Forecast forecast(Target target, Plan plan, RunOptions options) {
    return forecast(target, plan, options, Effort.USUAL);
  }

  /** The same of a plan with its text, whose lines are named where it does not fit. */
  public static Forecast forecast(Target target, PlanSource source, RunOptions options) {
    return forecast(target, source, options, Effort.USUAL);
  }

  static Forecast forecast(Target target, Plan plan, RunOptions options, Effort effort) {
    return forecast(target, PlanSource.of(plan), options, effort);
  }

  private static Forecast forecast(
      Target target, PlanSource source, RunOptions options, Effort effort) {
    return Extrapolation.forecast(on(target, source, options, effort, Pilot::measure));
  }

  /**
   * Measures the ceiling of the plan's main table without indexes and keys. Takes some three
   * seconds.
   *
   * @return empty where all of the plan's tables come from lists
   * @throws ProblemException as {@link #forecast}
   */
  public static Optional<Ceiling> ceiling(Target target, Plan plan, RunOptions options) {
    return on(target, PlanSource.of(plan), options, Effort.USUAL, Pilot::bareCeiling);
  }

  private static <T> T on(
      Target target,
      PlanSource source,
      RunOptions options,
      Effort effort,
      Function<Pilot, T> work) {
    var stop = new Stop();
    var task = new FutureTask<>(() -> measure(target, source, options, effort, stop, work));
    Thread.ofPlatform().daemon().name("tanemaki-pilot").start(task);
    boolean interrupted = false;
    while (true) {
      try {
        T result = task.get();
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
        return result;
      } catch (InterruptedException e) {
        interrupted = true;
        stop.stop();
      } catch (ExecutionException e) {
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
        if (stop.stopped()) {
          throw new Problem(Problem.Kind.CANCELLED, "The forecast was cancelled", "", "")
              .asException(e.getCause());
        }
        switch (e.getCause()) {
          case RuntimeException known -> throw known;
          case Error known -> throw known;
          case Throwable other -> throw new IllegalStateException(other);
        }
      }
    }
  }

  private static <T> T measure(
      Target target,
      PlanSource source,
      RunOptions options,
      Effort effort,
      Stop stop,
      Function<Pilot, T> work) {
    int extra = 4;
    try (var database = Database.open(target, options.workers() + extra, SETTINGS);
        var session = database.session()) {
      stop.watch(session);
      // Made first, and the ledger with it: where the plan does not fit nothing is measured.
      Ground.require(session, source);
      try (var scratch = Scratch.open(database)) {
        stop.check();
        Bench bench = Bench.set(session, scratch, source.plan(), options);
        try (var lanes = new Lanes(database, options.workers(), stop)) {
          return work.apply(new Pilot(database, bench, options, lanes, effort, stop));
        }
      } finally {
        stop.leave(session);
      }
    }
  }
}
