package dev.tanemaki.run;

import dev.tanemaki.database.Database;
import dev.tanemaki.database.Target;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.run.RunRecord.Status;
import dev.tanemaki.telemetry.OshiProbe;
import dev.tanemaki.telemetry.Snapshot;
import dev.tanemaki.telemetry.Snapshot.Phase;
import dev.tanemaki.telemetry.Telemetry;
import dev.tanemaki.verify.DistributionCheck;
import dev.tanemaki.verify.Verifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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

  /** What a phase of preparation gives, on sessions under the run's watch. */
  interface Preparing {
    Prepared prepare(Preparation preparation);
  }

  private static final Logger LOG = LoggerFactory.getLogger(RunExecution.class);
  private static final long WATCH_MILLIS = 100;

  /** How long workers may take to notice that the run has stopped; connections are cut before. */
  private static final long STOP_NANOS = TimeUnit.MILLISECONDS.toNanos(1_400);

  private static final long CANCEL_NANOS = TimeUnit.MILLISECONDS.toNanos(1_700);
  private static final long LEAST_PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final long CLOSING_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final Target target;
  private final int workers;
  private final Preparing preparing;
  private final Telemetry telemetry;
  private final RunControl control = new RunControl();
  private final RunLog log = new RunLog();
  private final Checks checks = new Checks();
  private final Failure failure = new Failure(control::stop);
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
    try {
      log.info("Connecting to %s", target.place());
      database = new Opening(target, workers + 2, control).open();
      sessions = new Sessions(database, control);
      prepared = preparing.prepare(new Preparation(sessions, telemetry, log));
      checks.expect(prepared.jobs());
      control.pass();
      load();
      control.pass();
      verify();
      finish(database, Status.FINISHED, "");
      return new RunState.Finished(summary());
    } catch (StoppedException e) {
      return stopped(database);
    } catch (RuntimeException | Error e) {
      failure.report(e, Optional.empty());
      return stopped(database);
    } finally {
      if (database != null) {
        bounded(database::close);
      }
    }
  }

  private void load() {
    telemetry.phase(Phase.LOAD);
    long left = prepared.rowsLeft();
    var queue = new BatchQueue(prepared.jobs(), prepared.options().batchSize());
    var threads = new ArrayList<Thread>();
    int useful = (int) Math.clamp(batches(), 1, prepared.options().workers());
    for (int i = 0; i < useful; i++) {
      var worker = new Worker(i, number(), queue, sessions, control, telemetry.worker(), failure);
      threads.add(Thread.ofPlatform().daemon().name("tanemaki-worker-" + i).start(worker));
    }
    for (Thread thread : threads) {
      join(thread, queue);
    }
    if (control.stopped()) {
      throw new StoppedException();
    }
    Snapshot now = telemetry.snapshot();
    log.info("Loaded %,d rows at %,.0f rows a second", left, now.averageRowsPerSecond());
  }

  private long batches() {
    long size = prepared.options().batchSize();
    return prepared.jobs().stream().mapToLong(j -> Math.ceilDiv(j.extent().rows(), size)).sum();
  }

  /** Waits for a worker; once the run has stopped, only as long as cutting its connection takes. */
  private void join(Thread thread, BatchQueue queue) {
    try {
      while (!thread.join(Duration.ofMillis(WATCH_MILLIS))) {
        if (control.stopped()) {
          queue.stop();
          if (control.waiting() > STOP_NANOS) {
            LOG.warn("{} does not end", thread.getName());
            return;
          }
        }
      }
    } catch (InterruptedException e) {
      control.stop();
      queue.stop();
      Thread.currentThread().interrupt();
    }
  }

  private void verify() {
    telemetry.phase(Phase.VERIFY);
    log.info("Verifying every constraint over the rows themselves");
    new Verifier(sessions).verify(prepared.schema(), Optional.of(prepared.plan()), checks);
    if (checks.violations() > 0) {
      log.danger("%,d rows break a constraint", checks.violations());
    } else {
      log.info("No row breaks a constraint");
    }
  }

  private RunState stopped(Database database) {
    long committed = telemetry.snapshot().rows();
    Optional<Throwable> error = failure.error();
    if (error.isEmpty()) {
      finish(database, Status.CANCELLED, "");
      log.attention("Cancelled; %,d rows are in", committed);
      return new RunState.Cancelled(summary());
    }
    LOG.error("Run {} failed", number(), error.get());
    Problem problem = failure.problem(number(), committed);
    log.danger("%s", problem.message());
    finish(database, Status.FAILED, problem.message());
    return new RunState.Failed(problem, summary());
  }

  /** Writes the end down where the ledger can still be reached; otherwise it stays open there. */
  private void finish(Database database, Status status, String error) {
    if (prepared == null) {
      return;
    }
    if (status == Status.FINISHED) {
      sessions.once(session -> end(session, status, error));
      return;
    }
    bounded(
        () -> {
          try {
            database.with(session -> end(session, status, error));
          } catch (RuntimeException e) {
            LOG.warn("The ledger of run {} could not be brought up to date", number(), e);
          }
        });
  }

  private Void end(dev.tanemaki.database.Session session, Status status, String error) {
    Ledger.end(session, number(), status, error);
    return null;
  }

  /**
   * Does something that may hang where the server does, and waits for it as long as the operator
   * would: a cancel is promised to take two seconds at most.
   */
  private void bounded(Runnable work) {
    Thread thread = Thread.ofPlatform().daemon().name("tanemaki-closing").start(work);
    long patience =
        control.cancelled()
            ? Math.max(LEAST_PATIENCE_NANOS, CANCEL_NANOS - control.waiting())
            : CLOSING_NANOS;
    try {
      thread.join(Duration.ofNanos(patience));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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
    Snapshot now = telemetry.snapshot();
    var phases = new LinkedHashMap<String, Double>();
    telemetry
        .phases()
        .forEach((phase, seconds) -> phases.put(phase.name().toLowerCase(Locale.ROOT), seconds));
    var tables = new LinkedHashMap<String, Long>();
    now.tables().forEach(t -> tables.put(t.table(), t.rows()));
    return new RunSummary(
        number(),
        now.rows(),
        now.nanos() / 1e9,
        now.averageRowsPerSecond(),
        now.bytes(),
        checks.violations(),
        now.heap().peak(),
        telemetry.peakResidentBytes(),
        phases,
        tables);
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
      return new RunState.Paused();
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
      log.info("Paused");
    }
  }

  @Override
  public void resume() {
    if (control.resume()) {
      telemetry.resumed();
      log.info("Going on");
    }
  }

  @Override
  public void cancel() {
    if (end == null && control.cancel()) {
      log.attention("Cancelling");
    }
  }

  @Override
  public Optional<RunState> awaitEnd(Duration atMost) throws InterruptedException {
    return ended.await(atMost.toNanos(), TimeUnit.NANOSECONDS)
        ? Optional.of(end)
        : Optional.empty();
  }
}
