package dev.tanemaki.run.load;

import dev.tanemaki.run.LogLine.Event;
import dev.tanemaki.run.control.Failure;
import dev.tanemaki.run.control.Retry;
import dev.tanemaki.run.control.RunControl;
import dev.tanemaki.run.control.RunLog;
import dev.tanemaki.run.control.Sessions;
import dev.tanemaki.run.control.StoppedException;
import dev.tanemaki.run.layout.Prepared;
import dev.tanemaki.telemetry.Snapshot;
import dev.tanemaki.telemetry.Telemetry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The load phase of a run: as many workers as have something to do, until the last one has ended.
 */
public final class Loading {

  private static final Logger LOG = LoggerFactory.getLogger(Loading.class);
  private static final Duration LOOK = Duration.ofMillis(100);

  /** How long workers may take to notice that the run has stopped; connections are cut before. */
  private static final long STOP_NANOS = TimeUnit.MILLISECONDS.toNanos(1_400);

  private final Prepared prepared;
  private final Sessions sessions;
  private final RunControl control;
  private final Telemetry telemetry;
  private final Failure failure;
  private final Retry retry;
  private final RunLog log;

  public Loading(
      Prepared prepared,
      Sessions sessions,
      RunControl control,
      Telemetry telemetry,
      Failure failure,
      Retry retry,
      RunLog log) {
    this.prepared = prepared;
    this.sessions = sessions;
    this.control = control;
    this.telemetry = telemetry;
    this.failure = failure;
    this.retry = retry;
    this.log = log;
  }

  /**
   * Returns when all rows are in.
   *
   * @throws StoppedException when the run is to end, for whatever reason
   */
  public void run() {
    long before = telemetry.snapshot().rows();
    var queue = new BatchQueue(prepared.jobs(), prepared.options().batchSize());
    var threads = new ArrayList<Thread>();
    int useful = Math.clamp(batches(), 1, prepared.options().workers());
    var crew = new Crew(useful, control, log, telemetry::tightCollections);
    for (int i = 0; i < useful; i++) {
      var worker =
          new Worker(
              i,
              prepared.run(),
              queue,
              sessions,
              control,
              telemetry.worker(),
              failure,
              retry,
              crew,
              prepared.options().format());
      threads.add(Thread.ofPlatform().daemon().name("tanemaki-worker-" + i).start(worker));
    }
    for (Thread thread : threads) {
      join(thread, queue);
    }
    if (control.stopped()) {
      throw new StoppedException();
    }
    Snapshot loaded = telemetry.snapshot();
    log.info(Event.LOADED, loaded.rows() - before, Math.round(loaded.averageRowsPerSecond()));
  }

  private long batches() {
    long size = prepared.options().batchSize();
    return prepared.jobs().stream().mapToLong(j -> Math.ceilDiv(j.extent().rows(), size)).sum();
  }

  /** Waits for a worker; once the run has stopped, only as long as cutting its connection takes. */
  private void join(Thread thread, BatchQueue queue) {
    try {
      while (!thread.join(LOOK)) {
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
}
