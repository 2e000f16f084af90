package dev.tanemaki.run.live;

import dev.tanemaki.database.ServerException;
import dev.tanemaki.run.LiveProgress;
import dev.tanemaki.run.LogLine.Event;
import dev.tanemaki.run.Watching;
import dev.tanemaki.run.control.RunControl;
import dev.tanemaki.run.control.RunLog;
import dev.tanemaki.run.control.Sessions;
import dev.tanemaki.run.control.StoppedException;
import dev.tanemaki.run.layout.Prepared;
import dev.tanemaki.verify.alert.Alert;
import dev.tanemaki.verify.alert.AlertRule;
import dev.tanemaki.verify.alert.LiveAlerts;
import dev.tanemaki.verify.check.Check;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads rows of finished batches back while others are loaded, on a thread and a session of its own
 * that rest most of the time. What it needs is that the load does not notice: whatever goes wrong
 * ends the lane and not the run.
 */
public final class LiveLane implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LiveLane.class);

  /** Rows that no server takes in the few seconds that pass before the first look. */
  private static final long LONG = 500_000;

  private static final Duration LONGEST_LOOK = Duration.ofSeconds(5);

  private final Prepared prepared;
  private final Sessions sessions;
  private final RunControl control;
  private final RunLog log;
  private final Watching watching;
  private final Budget budget;
  private final CountDownLatch loading = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile long began;

  /** Kept from look to look, as the server keeps for it what has been prepared. */
  private Sessions.Lease lease;

  private final Thread thread;
  private final LiveSample sample;
  private final Set<AlertRule> raised = new HashSet<>();
  private boolean told;
  private volatile LiveProgress progress;

  private LiveLane(
      Prepared prepared,
      LiveSample sample,
      Sessions sessions,
      RunControl control,
      RunLog log,
      Watching watching) {
    this.prepared = prepared;
    this.sample = sample;
    this.sessions = sessions;
    this.control = control;
    this.log = log;
    this.watching = watching;
    budget = new Budget(watching.liveShare());
    progress = new LiveProgress(watching.liveShare(), 0, 0, 0, List.of(), List.of(), false);
    thread = Thread.ofPlatform().daemon().name("tanemaki-live").unstarted(this::run);
  }

  /**
   * Gets ready, while the tables are as well and processors are idle, where the load is long enough
   * for it; to be told of the load's beginning, and closed when it is over. Empty where the server
   * cannot read a part of a table without its rest.
   *
   * @param watching with a share of the time over 0
   */
  public static Optional<LiveLane> begin(
      Prepared prepared, Sessions sessions, RunControl control, RunLog log, Watching watching) {
    var sample = sessions.with(session -> LiveSample.begin(session, prepared));
    if (sample.isEmpty()) {
      return Optional.empty();
    }
    var lane = new LiveLane(prepared, sample.get(), sessions, control, log, watching);
    lane.thread.start();
    return Optional.of(lane);
  }

  /** What it has seen so far; from any thread. */
  public LiveProgress progress() {
    return progress;
  }

  /** The load is over: a look under way is the last one, and nobody waits for it. */
  @Override
  public void close() {
    over.countDown();
    loading.countDown();
  }

  /** Waits for a look under way, which is over soon after {@link #close}. */
  public void join() {
    try {
      thread.join(LONGEST_LOOK);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The first row is about to be loaded. */
  public void loading() {
    began = System.nanoTime();
    loading.countDown();
  }

  private void run() {
    try {
      if (prepared.rowsLeft() >= LONG) {
        prepare();
      }
      loading.await();
      while (!over.await(rest(), TimeUnit.NANOSECONDS)) {
        control.pass();
        look();
      }
    } catch (StoppedException e) {
      LOG.debug("The run stops");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.info("The live checks end early", e);
      log.info(Event.LIVE_ENDED, String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    } finally {
      giveBack();
    }
    publish(true);
    if (progress.rows() > 0) {
      log.info(Event.LIVE, progress.rows(), progress.loaded(), progress.failed().size());
    }
  }

  private long rest() {
    return budget.rest(System.nanoTime() - began, sample.ready());
  }

  private void look() {
    if (!sample.ready()) {
      prepare();
    }
    if (lease == null) {
      lease = sessions.lease(true);
    }
    long from = System.nanoTime();
    try {
      lease.call(
          session ->
              session.inTransaction(s -> sample.look(s, budget, from, () -> over.getCount() > 0)));
    } catch (ServerException e) {
      boolean echo = lease.isEcho(e);
      lease.abort();
      lease = null;
      if (control.stopped()) {
        throw new StoppedException();
      }
      if (!echo) {
        throw e;
      }
    } finally {
      budget.spend(System.nanoTime() - from);
    }
    publish(false);
    tellFirstFailure();
  }

  private void giveBack() {
    if (lease != null) {
      lease.close();
    }
  }

  /** Work of this processor alone, as far as the load was under way. */
  private void prepare() {
    var threads = ManagementFactory.getThreadMXBean();
    long from = threads.getCurrentThreadCpuTime();
    sample.makeChecks(prepared);
    if (loading.getCount() == 0) {
      budget.readied(Math.min(threads.getCurrentThreadCpuTime() - from, System.nanoTime() - began));
    }
  }

  private void publish(boolean last) {
    List<Check> checks = sample.checks();
    List<Alert> alerts = LiveAlerts.of(watching.alerts(), checks);
    alerts.stream()
        .filter(alert -> raised.add(alert.rule()))
        .forEach(
            alert ->
                log.attention(
                    Event.ALERT_LIVE, alert.rule().toString(), alert.value(), alert.rows()));
    progress =
        new LiveProgress(
            watching.liveShare(),
            budget.spent() / 1e9,
            sample.rows(),
            sample.loaded(),
            checks,
            alerts,
            last);
  }

  /** Once: what follows is counted where the run is shown. */
  private void tellFirstFailure() {
    var failed = progress.failed();
    if (!told && !failed.isEmpty()) {
      told = true;
      Check first = failed.getFirst();
      String example = first.examples().stream().findFirst().map(Object::toString).orElse("");
      log.attention(
          Event.LIVE_FAILED,
          first.table() + "." + first.name(),
          first.kind().label(),
          first.violations(),
          first.rows(),
          example);
    }
  }
}
