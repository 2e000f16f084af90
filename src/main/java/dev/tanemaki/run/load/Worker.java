package dev.tanemaki.run.load;

import dev.tanemaki.copy.CopyFormat;
import dev.tanemaki.database.CopySink;
import dev.tanemaki.database.ServerException;
import dev.tanemaki.database.Session;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.run.control.Failure;
import dev.tanemaki.run.control.HeldException;
import dev.tanemaki.run.control.Retry;
import dev.tanemaki.run.control.RunControl;
import dev.tanemaki.run.control.Sessions;
import dev.tanemaki.run.control.StoppedException;
import dev.tanemaki.run.layout.Batch;
import dev.tanemaki.run.layout.TableJob;
import dev.tanemaki.run.ledger.Batches;
import dev.tanemaki.run.load.Crew.Shortage;
import dev.tanemaki.telemetry.WorkerMeter;
import java.util.Optional;

/**
 * A thread with a connection of its own that loads batches, each in one transaction with its line
 * in the ledger: claim, COPY, count, commit. Where anything is in doubt it cuts its connection and
 * takes another; the claim then decides whether the batch is still to be made.
 */
final class Worker implements Runnable {

  /** A server that has refused a connection so often has too few for all workers. */
  private static final int TOO_MANY_TRIES = 3;

  private final int number;
  private final long run;
  private final BatchQueue queue;
  private final Sessions sessions;
  private final RunControl control;
  private final WorkerMeter meter;
  private final Failure failure;
  private final Retry retry;
  private final Crew crew;
  private RowStream rows;
  private Sessions.Lease lease;

  Worker(
      int number,
      long run,
      BatchQueue queue,
      Sessions sessions,
      RunControl control,
      WorkerMeter meter,
      Failure failure,
      Retry retry,
      Crew crew,
      CopyFormat format) {
    this.number = number;
    this.run = run;
    this.queue = queue;
    this.sessions = sessions;
    this.control = control;
    this.meter = meter;
    this.failure = failure;
    this.retry = retry;
    this.crew = crew;
    this.rows = new RowStream(control, format);
  }

  @Override
  public void run() {
    Batch batch = null;
    try {
      for (Optional<Batch> next = queue.take(); next.isPresent(); next = queue.take()) {
        batch = next.get();
        if (!load(batch)) {
          queue.giveBack(batch);
          break;
        }
        queue.done(batch);
      }
      if (lease != null) {
        lease.close();
      }
    } catch (StoppedException | InterruptedException e) {
      drop();
    } catch (RuntimeException | Error e) {
      drop();
      failure.report(e, Optional.ofNullable(batch));
    } finally {
      meter.idle();
      // The thread is known, and with it all this, for as long as others load.
      rows = null;
    }
  }

  /**
   * Loads a batch, however often a pause or a failure that passes gets in its way.
   *
   * @return false where this worker leaves, as there is no connection or no memory for it
   */
  private boolean load(Batch batch) {
    Retry.Tries tries = retry.of(batch.toString());
    while (true) {
      control.pass();
      try {
        if (!crew.grow(() -> rows.prepare(batch))) {
          drop();
          return false;
        }
        if (lease == null) {
          lease = sessions.lease(true);
        }
        Sessions.Lease used = lease;
        meter.working(batch.extent().table());
        used.call(session -> attempt(session, batch, tries.failed() + 1));
        tries.succeeded();
        return true;
      } catch (HeldException e) {
        drop();
      } catch (ServerException e) {
        boolean echo = lease != null && lease.isEcho(e);
        drop();
        if (control.stopped()) {
          throw new StoppedException();
        }
        meter.idle();
        if (!echo && !settled(e, batch, tries)) {
          return false;
        }
      } catch (OutOfMemoryError e) {
        drop();
        rows = null;
        if (control.stopped() || !crew.leave(Shortage.MEMORY)) {
          throw e;
        }
        return false;
      }
      meter.idle();
    }
  }

  /** Decides what becomes of a batch that failed; false where this worker is to leave. */
  private boolean settled(ServerException e, Batch batch, Retry.Tries tries) {
    switch (e.errorClass()) {
      case TRANSIENT, CONNECTION_LOST -> {
        tries.failed(e);
        return !(e.noConnectionLeft()
            && tries.failed() >= TOO_MANY_TRIES
            && crew.leave(Shortage.CONNECTIONS));
      }
      case WAIT_FOR_OPERATOR -> {
        crew.hold(e, batch);
        return true;
      }
      case PERMANENT, CANCELLED -> throw e;
    }
    throw new IllegalStateException("unknown " + e.errorClass());
  }

  private Void attempt(Session session, Batch batch, int attempts) {
    long began = System.nanoTime();
    session.begin();
    if (!Batches.claim(session, run, batch.range(), number, attempts)) {
      session.rollback();
      batch.job().meter().alreadyIn(batch.rows());
      return null;
    }
    long loaded = batch.extent().merged() ? merge(session, batch) : copy(session, batch);
    long millis = (System.nanoTime() - began) / 1_000_000;
    Batches.loaded(session, run, batch.range(), loaded, rows.bytes(), millis);
    session.commit();
    if (batch.extent().merged()) {
      batch.job().meter().merged(loaded, batch.rows());
    }
    meter.committed(batch.job().meter(), loaded, rows.bytes(), began);
    return null;
  }

  private long copy(Session session, Batch batch) {
    try (CopySink sink = session.copyIn(batch.job().copySql())) {
      rows.send(batch, sink);
      return counted(sink.finish(), batch);
    }
  }

  /** Rows whose keys are there already are left out. */
  private long merge(Session session, Batch batch) {
    TableJob.Merge merge = batch.job().merge();
    session.execute(merge.create());
    try (CopySink sink = session.copyIn(merge.copy())) {
      rows.send(batch, sink);
      counted(sink.finish(), batch);
    }
    return session.execute(merge.insert());
  }

  private static long counted(long taken, Batch batch) {
    if (taken != batch.rows()) {
      throw Problem.failed(
              "The server took %,d rows of a batch of %,d".formatted(taken, batch.rows()),
              "a trigger or rule of " + batch.extent().table() + " may swallow rows",
              "Look at its triggers and rules.")
          .asException();
    }
    return taken;
  }

  private void drop() {
    if (lease != null) {
      lease.abort();
      lease = null;
    }
  }
}
