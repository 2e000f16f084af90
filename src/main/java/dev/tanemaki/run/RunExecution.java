package dev.tanemaki.run;

import dev.tanemaki.database.Database;
import dev.tanemaki.database.Target;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.run.LogLine.Event;
import dev.tanemaki.run.RunRecord.Status;
import dev.tanemaki.telemetry.OshiProbe;
import dev.tanemaki.telemetry.Snapshot;
import dev.tanemaki.telemetry.Snapshot.Phase;
import dev.tanemaki.telemetry.Telemetry;
import dev.tanemaki.verify.DistributionCheck;
import dev.tanemaki.verify.Verifier;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run from its start to its end. A coordinator thread goes through the phases, worker threads
 * load, a watch ends what waits too long when the run is to pause or stop. All of them end before
 * or shortly after the run's final state is told.
 */
final class RunExecution implements Run {

  /** What comes before the first row, on sessions under the run's watch. */
  interface Preparing {
    Prepared prepare(Sessions sessions, Ownership ownership, Telemetry telemetry, RunLog log);
  }

  private static final Logger LOG = LoggerFactory.getLogger(RunExecution.class);
  private static final long WATCH_MILLIS = 100;

  private final Target target;
  private final int workers;
  private final Preparing preparing;
  private final Telemetry telemetry;
  private final RunControl control = new RunControl();
  private final RunLog log = new RunLog();
  private final Checks checks = new Checks();
  private final Failure failure = new Failure(control::stop);
  private final Retry retry;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile Prepared prepared;
  private volatile Sessions sessions;
  private volatile RunState end;
  private volatile Snapshot lastSnapshot;

  RunExecution(Target target, int workers, Preparing preparing, OshiProbe machine) {
    this.target = target;
    this.workers = workers;
    this.preparing = preparing;
    this.telemetry = new Telemetry(machine);
    this.retry = new Retry(control, telemetry, log);
  }

  RunExecution start() {
    Thread.ofPlatform().daemon().name("tanemaki-run").start(this::run);
    Thread.ofPlatform().daemon().name("tanemaki-watch").start(this::watch);
    return this;
  }

  private void run() {
    RunState result;
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

  private RunState execute() {
    Database database = null;
    Ownership ownership = null;
    try {
      log.info(Event.CONNECTING, target.place());
      database = new Opening(target, workers + 2, control).open();
      sessions = new Sessions(database, control, retry);
      ownership = new Ownership(sessions, e -> failure.report(e, Optional.empty()));
      prepared = preparing.prepare(sessions, ownership, telemetry, log);
      checks.expect(prepared.jobs());
      control.pass();
      telemetry.phase(Phase.LOAD);
      new Loading(prepared, sessions, control, telemetry, failure, retry, log).run();
      control.pass();
      advanceSequences();
      verify();
      new Ending(prepared, control).finished(sessions);
      return new RunState.Finished(summary());
    } catch (StoppedException e) {
      return stopped(database);
    } catch (RuntimeException | Error e) {
      failure.report(e, Optional.empty());
      return stopped(database);
    } finally {
      if (ownership != null) {
        new Ending(prepared, control).bounded(ownership::close);
      }
      if (database != null) {
        new Ending(prepared, control).bounded(database::close);
      }
    }
  }

  private void advanceSequences() {
    for (TableJob job : prepared.jobs()) {
      sessions.with(
          session -> {
            OwnedSequences.advance(session, job.table(), job.columns(), log);
            return null;
          });
    }
  }

  private void verify() {
    telemetry.phase(Phase.VERIFY);
    log.info(Event.VERIFYING);
    new Verifier(sessions).verify(prepared.schema(), Optional.of(prepared.plan()), checks);
    if (checks.violations() > 0) {
      log.danger(Event.VIOLATED, checks.violations());
    } else {
      log.info(Event.SOUND);
    }
  }

  private RunState stopped(Database database) {
    long committed = telemetry.snapshot().rows();
    Optional<Throwable> error = failure.error();
    if (error.isEmpty()) {
      new Ending(prepared, control).stopped(database, Status.CANCELLED, "");
      log.attention(Event.CANCELLED, committed);
      return new RunState.Cancelled(summary());
    }
    LOG.error("Run {} failed", number(), error.get());
    Problem problem = failure.problem(number(), committed);
    log.failed(problem);
    new Ending(prepared, control).stopped(database, Status.FAILED, problem.message());
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
    return RunSummary.of(number(), telemetry, checks.violations());
  }

  @Override
  public long number() {
    Prepared known = prepared;
    return known == null ? 0 : known.run();
  }

  @Override
  public RunState state() {
    RunState last = end;
    if (last != null) {
      return last;
    }
    if (control.paused()) {
      return new RunState.Paused(control.held().map(held -> held.failure().problem()));
    }
    return switch (telemetry.phase()) {
      case PREPARE -> new RunState.Preparing();
      case LOAD -> new RunState.Loading();
      case RESTORE, VERIFY, DONE -> new RunState.Verifying();
    };
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
  public List<LogLine> log() {
    return log.lines();
  }

  @Override
  public void pause() {
    if (end == null && control.pause()) {
      telemetry.paused();
      log.info(Event.PAUSED);
    }
  }

  @Override
  public void resume() {
    if (control.resume()) {
      telemetry.resumed();
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
  public Optional<RunState> awaitEnd(Duration atMost) throws InterruptedException {
    return ended.await(atMost.toNanos(), TimeUnit.NANOSECONDS)
        ? Optional.of(end)
        : Optional.empty();
  }
}
