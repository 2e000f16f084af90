package dev.tanemaki.run.execution;

import dev.tanemaki.copy.CopyFormat;
import dev.tanemaki.database.Database;
import dev.tanemaki.database.Session;
import dev.tanemaki.database.Target;
import dev.tanemaki.problem.Code;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.run.LogLine.Event;
import dev.tanemaki.run.RunRecord.Status;
import dev.tanemaki.run.RunState;
import dev.tanemaki.run.control.Ownership;
import dev.tanemaki.run.control.RunControl;
import dev.tanemaki.run.control.Sessions;
import dev.tanemaki.run.ledger.Batches;
import dev.tanemaki.run.ledger.Extent;
import dev.tanemaki.run.load.RowStream;
import dev.tanemaki.run.suspension.Restoration;
import dev.tanemaki.run.undo.KeySet;
import dev.tanemaki.run.undo.TableRemoval;
import dev.tanemaki.run.undo.UndoPreparation;
import dev.tanemaki.telemetry.OshiProbe;
import dev.tanemaki.telemetry.Snapshot.Phase;
import dev.tanemaki.telemetry.Throughput;
import dev.tanemaki.telemetry.WorkerMeter;
import java.util.List;

/**
 * Removes a run's rows again. Each batch goes in one transaction with its line in the ledger, so
 * that an undo that ends before its end goes on where it was: what has no line is not removed.
 */
final class UndoExecution extends Execution {

  /** The owner's session, that of the work, and one to write down how it ended. */
  private static final int CONNECTIONS = 3;

  /** After so many rows the dead ones cost whoever looks for a reference to the rows above. */
  private static final long VACUUM_ROWS = 10_000;

  private final long run;
  private volatile boolean begun;

  UndoExecution(Target target, long run, OshiProbe machine) {
    super(target, CONNECTIONS, machine);
    this.run = run;
  }

  @Override
  Throughput work(Sessions sessions, Ownership ownership) {
    var removals = new UndoPreparation(sessions, ownership, telemetry, log).begin(run);
    if (removals.isEmpty()) {
      return telemetry.throughput();
    }
    begun = true;
    telemetry.phase(Phase.LOAD);
    // Under no control of its own: a pause waits for a batch, a cancel ends its statement.
    var stream = new RowStream(new RunControl(), CopyFormat.BINARY);
    WorkerMeter meter = telemetry.worker();
    for (TableRemoval removal : removals.get()) {
      remove(sessions, removal, stream, meter);
    }
    meter.idle();
    control.pass();
    new Restoration(run, 1, sessions, telemetry, log, definition -> {}).run();
    ending(Throughput.NONE).finished(sessions, Status.UNDONE);
    log.info(Event.UNDONE, telemetry.snapshot().rows(), run);
    return telemetry.throughput();
  }

  private void remove(
      Sessions sessions, TableRemoval removal, RowStream stream, WorkerMeter meter) {
    long gone = 0;
    for (Extent batch : removal.batches()) {
      meter.working(removal.name());
      long began = System.nanoTime();
      long rows =
          sessions.with(session -> session.inTransaction(s -> remove(s, removal, batch, stream)));
      gone += batch.rows() - rows;
      meter.committed(removal.meter(), rows, 0, began);
    }
    if (gone > 0) {
      log.attention(Event.GONE_BEFORE, gone, removal.name());
    }
    if (removal.rows() >= VACUUM_ROWS) {
      sessions.with(session -> session.execute("vacuum " + removal.table().name().sql()));
    }
  }

  private long remove(Session session, TableRemoval removal, Extent batch, RowStream stream) {
    if (!Batches.forget(session, run, batch)) {
      // Committed before, though its answer was lost.
      return batch.rows();
    }
    KeySet keys = KeySet.of(session, stream, removal, List.of(batch), "tanemaki_undo");
    return session.execute(
        "delete from %s t where %s".formatted(removal.table().name().sql(), keys.holds("t")));
  }

  @Override
  Throughput cancelled(Database database, long rows) {
    ending(Throughput.NONE).stopped(database, Status.UNDOING, "");
    log.attention(Event.UNDO_CANCELLED, rows);
    return telemetry.throughput();
  }

  @Override
  Throughput failed(Database database, Problem problem) {
    ending(Throughput.NONE).stopped(database, Status.UNDOING, problem.message());
    return telemetry.throughput();
  }

  @Override
  Problem problem(long rows) {
    Problem cause = failure.problem(0, rows);
    if (!begun) {
      return cause;
    }
    String next =
        "%s%,d rows are removed; go on with: tanemaki runs undo %d"
            .formatted(cause.next().isEmpty() ? "" : cause.next() + " ", rows, run);
    return new Problem(cause.kind(), cause.what(), cause.why(), next)
        .as(Code.UNDO_STOPPED, cause, rows, run);
  }

  @Override
  RunState working() {
    return switch (telemetry.phase()) {
      case PREPARE -> new RunState.Preparing();
      case RESTORE -> new RunState.Restoring();
      case LOAD, VERIFY, DONE -> new RunState.Undoing();
    };
  }

  @Override
  public long number() {
    return begun ? run : 0;
  }
}
