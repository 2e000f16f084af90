package dev.tanemaki.benchmark;

import dev.tanemaki.database.Database;
import dev.tanemaki.database.Target;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.run.Run;
import dev.tanemaki.run.RunState;
import dev.tanemaki.run.RunSummary;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run that was forecast: writes the forecast into the ledger as soon as the run has a number, and
 * what it did cost once it has finished. A ledger that cannot be written is no reason to fail a
 * run.
 */
public final class ForecastRun {

  private static final Logger LOG = LoggerFactory.getLogger(ForecastRun.class);
  private static final Duration LOOK = Duration.ofMillis(100);

  private final Target target;
  private final Plan plan;
  private final Forecast forecast;
  private final Run run;
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile Cost outcome;

  private ForecastRun(Target target, Plan plan, Forecast forecast, Run run) {
    this.target = target;
    this.plan = plan;
    this.forecast = forecast;
    this.run = run;
  }

  /**
   * Starts a run beside its forecast. Blocks as long as the target takes to say how large its
   * tables are.
   */
  public static ForecastRun start(
      Target target, Plan plan, Forecast forecast, Supplier<Run> starter) {
    Optional<Usage> before = usage(target, plan);
    var beside = new ForecastRun(target, plan, forecast, starter.get());
    Thread.ofPlatform().daemon().name("tanemaki-forecast").start(() -> beside.follow(before));
    return beside;
  }

  private static Optional<Usage> usage(Target target, Plan plan) {
    try (var database = Database.open(target, 1)) {
      return Optional.of(database.with(session -> Usage.of(session, plan)));
    } catch (RuntimeException e) {
      // The run will tell what is wrong there.
      LOG.info("No sizes of {}", plan.name(), e);
      return Optional.empty();
    }
  }

  public Forecast forecast() {
    return forecast;
  }

  public Run run() {
    return run;
  }

  /** What the run did cost; empty until that is known, and for ever where it did not finish. */
  public Optional<Cost> outcome() {
    return Optional.ofNullable(outcome);
  }

  /** Waits until all is written down, once the run has ended. */
  public void await(Duration atMost) throws InterruptedException {
    boolean done = over.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    if (!done) {
      LOG.warn("The ledger of run {} has no outcome beside its forecast", run.number());
    }
  }

  private void follow(Optional<Usage> before) {
    try {
      Optional<RunState.Ended> end = Optional.empty();
      while (run.number() == 0 && end.isEmpty()) {
        end = run.awaitEnd(LOOK);
      }
      if (run.number() > 0) {
        write(before);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.warn("The forecast of run {} is not in the ledger", run.number(), e);
    } finally {
      over.countDown();
    }
  }

  private void write(Optional<Usage> before) throws InterruptedException {
    try (var database = Database.open(target, 1)) {
      database.with(
          session -> {
            ForecastLedger.write(session, run.number(), forecast);
            return null;
          });
    }
    RunState.Ended end = awaitEnd();
    if (end instanceof RunState.Finished(var summary) && before.isPresent()) {
      try (var database = Database.open(target, 1)) {
        database.with(
            session -> {
              Cost cost = cost(summary, before.get(), Usage.of(session, plan));
              outcome = cost;
              ForecastLedger.writeOutcome(session, run.number(), forecast, cost);
              return null;
            });
      }
    }
  }

  private RunState.Ended awaitEnd() throws InterruptedException {
    while (true) {
      Optional<RunState.Ended> end = run.awaitEnd(Duration.ofHours(1));
      if (end.isPresent()) {
        return end.get();
      }
    }
  }

  private static Cost cost(RunSummary summary, Usage before, Usage after) {
    var phases = summary.phases();
    return new Cost(
        phases.getOrDefault("load", 0.0),
        phases.getOrDefault("restore", 0.0),
        phases.getOrDefault("verify", 0.0),
        Math.max(0, after.tableBytes() - before.tableBytes()),
        Math.max(0, after.indexBytes() - before.indexBytes()),
        after.walPosition() - before.walPosition(),
        summary.throughput().loadRate());
  }
}
