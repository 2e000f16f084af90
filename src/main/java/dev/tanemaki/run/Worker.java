package dev.tanemaki.run;

import dev.tanemaki.database.CopySink;
import dev.tanemaki.database.ServerException;
import dev.tanemaki.database.Session;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.telemetry.WorkerMeter;
import java.util.Optional;

/**
 * A thread with a connection of its own that loads batches, each in one transaction with its line
 * in the ledger: claim, COPY, count, commit. Where anything is in doubt it cuts its connection and
 * takes another; the claim then decides whether the batch is still to be made.
 */
final class Worker implements Runnable {

  private final int number;
  private final long run;
  private final BatchQueue queue;
  private final Sessions sessions;
  private final RunControl control;
  private final WorkerMeter meter;
  private final Failure failure;
  private final RowStream rows;
  private Sessions.Lease lease;

  Worker(
      int number,
      long run,
      BatchQueue queue,
      Sessions sessions,
      RunControl control,
      WorkerMeter meter,
      Failure failure) {
    this.number = number;
    this.run = run;
    this.queue = queue;
    this.sessions = sessions;
    this.control = control;
    this.meter = meter;
    this.failure = failure;
    this.rows = new RowStream(control);
  }

  @Override
  public void run() {
    Batch batch = null;
    try {
      for (Optional<Batch> next = queue.take(); next.isPresent(); next = queue.take()) {
        batch = next.get();
        load(batch);
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
    }
  }

  /** Loads a batch, however often a pause gets in its way. */
  private void load(Batch batch) throws InterruptedException {
    while (true) {
      control.pass();
      if (lease == null) {
        lease = sessions.lease(true);
      }
      Sessions.Lease used = lease;
      try {
        meter.working(batch.extent().table());
        used.call(session -> attempt(session, batch));
        return;
      } catch (HeldException e) {
        drop();
        meter.idle();
      } catch (ServerException e) {
        drop();
        if (control.stopped()) {
          throw new StoppedException();
        }
        if (!used.isEcho(e)) {
          throw e;
        }
        meter.idle();
      }
    }
  }

  private Void attempt(Session session, Batch batch) {
    long began = System.nanoTime();
    session.begin();
    if (!Ledger.claim(session, run, batch, number)) {
      session.rollback();
      batch.job().meter().alreadyIn(batch.rows());
      return null;
    }
    long loaded = batch.extent().merged() ? merge(session, batch) : copy(session, batch);
    long millis = (System.nanoTime() - began) / 1_000_000;
    Ledger.loaded(session, run, batch, loaded, rows.bytes(), millis);
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
