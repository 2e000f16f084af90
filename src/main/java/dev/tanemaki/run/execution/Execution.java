package dev.tanemaki.run.execution;

import dev.tanemaki.database.Database;
import dev.tanemaki.database.Target;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.run.CheckProgress;
import dev.tanemaki.run.LiveProgress;
import dev.tanemaki.run.LogLine;
import dev.tanemaki.run.LogLine.Event;
import dev.tanemaki.run.Run;
import dev.tanemaki.run.RunState;
import dev.tanemaki.run.RunSummary;
import dev.tanemaki.run.control.Acts;
import dev.tanemaki.run.control.Ending;
import dev.tanemaki.run.control.Failure;
import dev.tanemaki.run.control.Opening;
import dev.tanemaki.run.control.Ownership;
import dev.tanemaki.run.control.Retry;
import dev.tanemaki.run.control.RunControl;
import dev.tanemaki.run.control.RunLog;
import dev.tanemaki.run.control.Sessions;
import dev.tanemaki.run.control.StoppedException;
import dev.tanemaki.run.ledger.Audit.Act;
import dev.tanemaki.telemetry.OshiProbe;
import dev.tanemaki.telemetry.Snapshot;
import dev.tanemaki.telemetry.Snapshot.Phase;
import dev.tanemaki.telemetry.Telemetry;
import dev.tanemaki.telemetry.Throughput;
import dev.tanemaki.verify.alert.Alert;
import dev.tanemaki.verify.check.DistributionCheck;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work on a run of the ledger from its start to its end. A coordinator thread goes through the
 * phases, a watch ends what waits too long when the work is to pause or stop. All threads end
 * before or shortly after the final state is told.
 */
abstract sealed class Execution implements Run
    permits RunExecution, UndoExecution, RestoreExecution {

  private static final Logger LOG = LoggerFactory.getLogger(Execution.class);
  private static final long WATCH_MILLIS = 100;

  private final Target target;
  private final int connections;
  final Telemetry telemetry;
  final RunControl control = new RunControl();
  final RunLog log = new RunLog();
  final Checks checks = new Checks();
  final Failure failure = new Failure(control::stop);
  final Retry retry;
  private final Acts acts = new Acts();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile Sessions sessions;
  private volatile RunState.Ended end;
  private volatile Snapshot lastSnapshot;

  /** As the ledger keeps it; null where it was not told. */
  private volatile Throughput throughput;

  /**
   * @param connections at most so many at a time
   */
  Execution(Target target, int connections, OshiProbe machine) {
    this.target = target;
    this.connections = connections;
    this.telemetry = new Telemetry(machine);
    this.retry = new Retry(control, telemetry, log);
  }

  Execution start() {
    Thread.ofPlatform().daemon().name("tanemaki-run").start(this::run);
    Thread.ofPlatform().daemon().name("tanemaki-watch").start(this::watch);
    return this;
  }

  private void run() {
    RunState.Ended result;
    try {
      result = execute();
    } catch (RuntimeException | Error e) {
      LOG.error("The run's end failed", e);
      result = new RunState.Failed(Failure.problem(e, Optional.empty(), number(), 0), summary());
    }
    telemetry.phase(Phase.DONE);
    lastSnapshot = telemetry.snapshot();
    telemetry.close();
    end = result;
    ended.countDown();
  }

  private RunState.Ended execute() {
    Database database = null;
    Ownership ownership = null;
    try {
      log.info(Event.CONNECTING, target.place());
      database = new Opening(target, connections, control).open();
      sessions = new Sessions(database, control, retry);
      ownership = new Ownership(sessions, acts, e -> failure.report(e, Optional.empty()));
      throughput = work(sessions, ownership);
      return new RunState.Finished(summary());
    } catch (StoppedException e) {
      return stopped(database);
    } catch (RuntimeException | Error e) {
      failure.report(e, Optional.empty());
      return stopped(database);
    } finally {
      if (ownership != null) {
        ending(Throughput.NONE).bounded(ownership::close);
      }
      if (database != null) {
        ending(Throughput.NONE).bounded(database::close);
      }
    }
  }

  /**
   * All of it, on sessions under the watch. Whatever it throws is how it failed.
   *
   * @return what it came to
   */
  abstract Throughput work(Sessions sessions, Ownership ownership);

  /** Writes down that the operator ended it, and tells what it came to. */
  abstract Throughput cancelled(Database database, long rows);

  /** Writes down that it failed, and tells what it came to. */
  abstract Throughput failed(Database database, Problem problem);

  /** What to tell the operator of the failure. */
  abstract Problem problem(long rows);

  /** What it is doing while it is neither paused nor over. */
  abstract RunState working();

  /**
   * @param part what the ledger is to count as loaded
   */
  final Ending ending(Throughput part) {
    return new Ending(number(), control, telemetry.snapshot().retries(), acts, part);
  }

  private RunState.Ended stopped(Database database) {
    long rows = telemetry.snapshot().rows();
    Optional<Throwable> error = failure.error();
    if (error.isEmpty()) {
      throughput = cancelled(database, rows);
      return new RunState.Cancelled(summary());
    }
    LOG.error("Run {} failed", number(), error.get());
    Problem problem = problem(rows);
    log.failed(problem);
    throughput = failed(database, problem);
    return new RunState.Failed(problem, summary());
  }

  private void watch() {
    try {
      while (!ended.await(WATCH_MILLIS, TimeUnit.MILLISECONDS)) {
        telemetry.sample();
        Sessions leased = sessions;
        if (leased != null) {
          leased.watch();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private RunSummary summary() {
    Throughput told = throughput;
    return RunSummary.of(
        number(), telemetry, checks.violations(), told != null ? told : telemetry.throughput());
  }

  @Override
  public RunState state() {
    RunState.Ended last = end;
    if (last != null) {
      return last;
    }
    if (control.paused()) {
      return new RunState.Paused(control.held().map(held -> held.failure().problem()));
    }
    return working();
  }

  @Override
  public Snapshot snapshot() {
    Snapshot last = lastSnapshot;
    return last != null ? last : telemetry.snapshot();
  }

  @Override
  public List<CheckProgress> checks() {
    return checks.progress();
  }

  @Override
  public List<DistributionCheck> distributions() {
    return checks.distributions();
  }

  @Override
  public Optional<LiveProgress> live() {
    return Optional.empty();
  }

  @Override
  public List<Alert> alerts() {
    return List.of();
  }

  @Override
  public List<LogLine> log() {
    return log.lines();
  }

  @Override
  public void pause() {
    if (end == null && control.pause()) {
      telemetry.paused();
      acts.add(Act.PAUSE);
      log.info(Event.PAUSED);
    }
  }

  @Override
  public void resume() {
    if (control.resume()) {
      telemetry.resumed();
      acts.add(Act.CONTINUE);
      log.info(Event.RESUMED);
    }
  }

  @Override
  public void cancel() {
    // What held the run is why it ends, as far as anybody can tell.
    control.held().ifPresent(held -> failure.report(held.failure(), Optional.of(held.batch())));
    if (end == null && control.cancel()) {
      log.attention(Event.CANCELLING);
    }
  }

  @Override
  public Optional<RunState.Ended> awaitEnd(Duration atMost) throws InterruptedException {
    return ended.await(atMost.toNanos(), TimeUnit.NANOSECONDS)
        ? Optional.of(end)
        : Optional.empty();
  }
}
