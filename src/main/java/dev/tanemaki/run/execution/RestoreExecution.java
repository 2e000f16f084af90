package dev.tanemaki.run.execution;

import dev.tanemaki.database.Database;
import dev.tanemaki.database.Session;
import dev.tanemaki.database.Target;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.run.LogLine.Event;
import dev.tanemaki.run.RunState;
import dev.tanemaki.run.control.Ownership;
import dev.tanemaki.run.control.Sessions;
import dev.tanemaki.run.ledger.Audit;
import dev.tanemaki.run.ledger.Audit.Act;
import dev.tanemaki.run.ledger.StoredPlan;
import dev.tanemaki.run.ledger.SuspendedDefinitions;
import dev.tanemaki.run.ledger.SuspendedDefinitions.Entry;
import dev.tanemaki.run.suspension.Restoration;
import dev.tanemaki.run.target.Privileges;
import dev.tanemaki.telemetry.OshiProbe;
import dev.tanemaki.telemetry.Snapshot.Phase;
import dev.tanemaki.telemetry.Throughput;

/**
 * Brings back what a run has left aside, and does nothing else: the run stays what it is, cancelled
 * or failed, and can go on later with its indexes and foreign keys in place.
 */
final class RestoreExecution extends Execution {

  /** The owner's session, and one that reads how far the builds are. */
  private static final int BESIDES = 2;

  private final long run;
  private final int connections;
  private volatile boolean begun;

  RestoreExecution(Target target, long run, int connections, OshiProbe machine) {
    super(target, connections + BESIDES, machine);
    this.run = run;
    this.connections = connections;
  }

  @Override
  Throughput work(Sessions sessions, Ownership ownership) {
    int aside =
        sessions.once(
            session -> {
              Privileges.requireWritable(session);
              StoredPlan.find(session, run);
              ownership.take(run);
              return begin(session);
            });
    begun = true;
    if (aside == 0) {
      log.info(Event.NOTHING_ASIDE, run);
    }
    telemetry.phase(Phase.RESTORE);
    new Restoration(run, connections, sessions, telemetry, log, definition -> {}).run();
    control.pass();
    return telemetry.throughput();
  }

  private int begin(Session session) {
    var aside = SuspendedDefinitions.of(session, run).stream().map(Entry::definition).toList();
    if (!aside.isEmpty()) {
      Privileges.requireRestorable(session, aside);
      Audit.write(session, Act.RESTORE, run);
    }
    return aside.size();
  }

  @Override
  Throughput cancelled(Database database, long rows) {
    log.attention(Event.RESTORE_CANCELLED, run);
    return telemetry.throughput();
  }

  @Override
  Throughput failed(Database database, Problem problem) {
    return telemetry.throughput();
  }

  @Override
  Problem problem(long rows) {
    return failure.problem(0, rows);
  }

  @Override
  RunState working() {
    return switch (telemetry.phase()) {
      case PREPARE -> new RunState.Preparing();
      case LOAD, RESTORE, VERIFY, DONE -> new RunState.Restoring();
    };
  }

  @Override
  public long number() {
    return begun ? run : 0;
  }
}
