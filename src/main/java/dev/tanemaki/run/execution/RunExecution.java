package dev.tanemaki.run.execution;

import dev.tanemaki.database.Database;
import dev.tanemaki.database.Target;
import dev.tanemaki.database.suspension.Definition;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.run.LiveProgress;
import dev.tanemaki.run.LogLine.Event;
import dev.tanemaki.run.RunOptions.Constraints;
import dev.tanemaki.run.RunRecord.Status;
import dev.tanemaki.run.RunState;
import dev.tanemaki.run.Watching;
import dev.tanemaki.run.control.Ownership;
import dev.tanemaki.run.control.Parallel;
import dev.tanemaki.run.control.RunLog;
import dev.tanemaki.run.control.Sessions;
import dev.tanemaki.run.layout.Prepared;
import dev.tanemaki.run.layout.TableJob;
import dev.tanemaki.run.ledger.RunDetails;
import dev.tanemaki.run.live.LiveLane;
import dev.tanemaki.run.load.EarlyStatistics;
import dev.tanemaki.run.load.Loading;
import dev.tanemaki.run.load.OwnedSequences;
import dev.tanemaki.run.suspension.Restoration;
import dev.tanemaki.run.suspension.Suspension;
import dev.tanemaki.schema.Table.ForeignKey;
import dev.tanemaki.schema.TableName;
import dev.tanemaki.telemetry.OshiProbe;
import dev.tanemaki.telemetry.Snapshot.Phase;
import dev.tanemaki.telemetry.Telemetry;
import dev.tanemaki.telemetry.Throughput;
import dev.tanemaki.verify.Depth;
import dev.tanemaki.verify.Verifier;
import dev.tanemaki.verify.alert.Alert;
import dev.tanemaki.verify.alert.Alerts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One run from its start to its end: prepared, loaded by workers, verified. */
final class RunExecution extends Execution {

  /** What comes before the first row, on sessions under the run's watch. */
  interface Preparing {
    Prepared prepare(Sessions sessions, Ownership ownership, Telemetry telemetry, RunLog log);
  }

  private final Preparing preparing;
  private final Watching watching;
  private volatile Prepared prepared;
  private volatile Optional<LiveLane> live = Optional.empty();

  /** Null until all rows have been verified. */
  private volatile Alerts alerts;

  RunExecution(
      Target target, int workers, Preparing preparing, Watching watching, OshiProbe machine) {
    super(
        target, Math.max(workers, Verifier.SESSIONS) + (watching.liveShare() > 0 ? 4 : 3), machine);
    this.preparing = preparing;
    this.watching = watching;
  }

  @Override
  Throughput work(Sessions sessions, Ownership ownership) {
    prepared = preparing.prepare(sessions, ownership, telemetry, log);
    checks.expect(prepared.jobs());
    control.pass();
    Constraints constraints = prepared.options().constraints();
    var restoration =
        new Restoration(
            prepared.run(),
            prepared.options().workers(),
            sessions,
            telemetry,
            log,
            checks::restored);
    if (watching.liveShare() > 0) {
      live = LiveLane.begin(prepared, sessions, control, log, watching);
    }
    List<Definition> aside;
    Set<TableName> analyzed;
    try {
      if (constraints == Constraints.KEEP) {
        // What another run has left aside is to be in place for this one.
        restoration.run();
      } else {
        new Suspension(sessions, log).begin(prepared);
      }
      aside = restoration.announce();
      checks.suspended(aside);
      telemetry.phase(Phase.LOAD);
      analyzed = load(sessions, aside);
    } finally {
      live.ifPresent(LiveLane::close);
    }
    control.pass();
    restoration.indexes();
    advanceSequences(sessions);
    telemetry.phase(Phase.VERIFY);
    // A foreign key is validated by one processor, and leaves the table to be read meanwhile, by
    // one session less: what takes its processor away makes all wait.
    boolean keys = aside.stream().anyMatch(d -> d.what() instanceof ForeignKey);
    int readers = keys ? Verifier.SESSIONS - 1 : Verifier.SESSIONS;
    Parallel.forEach(
        "tanemaki-verify",
        2,
        List.<Runnable>of(() -> restoration.foreignKeys(analyzed), () -> verify(sessions, readers)),
        Runnable::run);
    live.ifPresent(LiveLane::join);
    alerts = RunAlerts.measure(prepared, watching.alerts(), checks, sessions, log);
    tell(sessions);
    return ending(telemetry.throughput()).finished(sessions, Status.FINISHED);
  }

  /**
   * @param aside what is away until all rows are in
   * @return the tables whose statistics have been gathered by the way
   */
  private Set<TableName> load(Sessions sessions, List<Definition> aside) {
    live.ifPresent(LiveLane::loading);
    var bare = aside.stream().map(Definition::table).collect(Collectors.toSet());
    var jobs = prepared.jobs().stream().filter(j -> bare.contains(j.table().name())).toList();
    var statistics = new EarlyStatistics(jobs, sessions);
    try (statistics) {
      new Loading(prepared, sessions, control, telemetry, failure, retry, log).run();
      live.ifPresent(LiveLane::close);
    }
    return statistics.analyzed();
  }

  private void advanceSequences(Sessions sessions) {
    for (TableJob job : prepared.jobs()) {
      sessions.with(
          session -> {
            OwnedSequences.advance(session, job.table(), job.columns(), log);
            return null;
          });
    }
  }

  private void verify(Sessions sessions, int readers) {
    log.info(Event.VERIFYING);
    new Verifier(sessions, readers)
        .verify(
            prepared.schema(),
            Optional.of(prepared.plan()),
            Depth.AFTER_LOAD,
            checks::proven,
            checks);
  }

  private void tell(Sessions sessions) {
    sessions.with(
        session ->
            session.inTransaction(
                s -> {
                  RunDetails.write(s, prepared.run(), checks.progress());
                  RunDetails.writeAlerts(s, prepared.run(), alerts.raised());
                  return null;
                }));
    if (checks.violations() > 0) {
      log.danger(Event.VIOLATED, checks.violations());
    } else {
      log.info(Event.SOUND);
    }
  }

  @Override
  Throughput cancelled(Database database, long rows) {
    var whole = ending(telemetry.throughput()).stopped(database, Status.CANCELLED, "");
    log.attention(Event.CANCELLED, rows);
    return whole;
  }

  @Override
  Throughput failed(Database database, Problem problem) {
    return ending(telemetry.throughput()).stopped(database, Status.FAILED, problem.message());
  }

  @Override
  Problem problem(long rows) {
    return failure.problem(number(), rows);
  }

  @Override
  public Optional<LiveProgress> live() {
    return live.map(LiveLane::progress);
  }

  @Override
  public List<Alert> alerts() {
    Alerts last = alerts;
    return last != null ? last.raised() : live().map(LiveProgress::alerts).orElse(List.of());
  }

  @Override
  RunState working() {
    return switch (telemetry.phase()) {
      case PREPARE -> new RunState.Preparing();
      case LOAD -> new RunState.Loading();
      case RESTORE -> new RunState.Restoring();
      case VERIFY, DONE -> new RunState.Verifying();
    };
  }

  @Override
  public long number() {
    Prepared known = prepared;
    return known == null ? 0 : known.run();
  }
}
