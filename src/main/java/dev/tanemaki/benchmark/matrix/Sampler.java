package dev.tanemaki.benchmark.matrix;

import dev.tanemaki.benchmark.result.Cell;
import dev.tanemaki.benchmark.result.Sample;
import dev.tanemaki.benchmark.result.Sample.Point;
import dev.tanemaki.copy.CopyFormat;
import dev.tanemaki.database.Session;
import dev.tanemaki.database.Target;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.run.Run;
import dev.tanemaki.run.RunOptions;
import dev.tanemaki.run.RunOptions.Constraints;
import dev.tanemaki.run.RunOptions.Mode;
import dev.tanemaki.run.RunState;
import dev.tanemaki.run.RunSummary;
import dev.tanemaki.run.execution.RunService;
import dev.tanemaki.telemetry.Snapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Takes samples: one run each, watched over a session of its own. */
final class Sampler {

  private static final Duration LOOK = Duration.ofMillis(25);
  private static final int MOST_POINTS = 240;

  /** What runs are at; a process that waits for nothing is on a processor or wants one. */
  private static final String WAITS =
      """
      select coalesce(wait_event_type || ':' || wait_event, 'CPU'), count(*)::integer
      from pg_catalog.pg_stat_activity
      where datname = current_database() and application_name = 'tanemaki'
        and state in ('active', 'idle in transaction') and pid <> pg_backend_pid()
      group by 1
      """;

  private final RunService runs;
  private final Target target;
  private final Session session;
  private final Plan plan;
  private final ScratchNames names;
  private final String main;
  private volatile Run current;
  private volatile boolean stopped;

  /**
   * @param session for nobody else
   * @param plan of scratch tables
   * @param names what the operator calls them
   */
  Sampler(RunService runs, Target target, Session session, Plan plan, ScratchNames names) {
    this.runs = runs;
    this.target = target;
    this.session = session;
    this.plan = plan;
    this.names = names;
    main = plan.mainTable().orElseThrow().name();
  }

  /** Ends the sample under way, and those to come at once. */
  void stop() {
    stopped = true;
    Run run = current;
    if (run != null) {
      run.cancel();
    }
  }

  boolean stopped() {
    return stopped;
  }

  /**
   * Runs a cell.
   *
   * @return empty where {@link #stop} came first
   * @throws dev.tanemaki.problem.ProblemException where the run fails
   */
  Optional<Sample> take(Cell cell, int round) throws InterruptedException {
    // What earlier samples left in the heap is not this one's.
    System.gc();
    long wal = wal();
    Duration cpu = cpu();
    var options =
        new RunOptions(
            cell.batchSize(),
            cell.workers(),
            Mode.REPLACE,
            Constraints.valueOf(cell.constraints().toUpperCase(Locale.ROOT)),
            CopyFormat.of(cell.format()).orElseThrow());
    Run run = runs.start(target, plan.withRows(main, cell.rows()), options);
    current = run;
    if (stopped) {
      run.cancel();
    }
    var watch = new Watch();
    Optional<RunState.Ended> end = run.awaitEnd(LOOK);
    while (end.isEmpty()) {
      watch.look(run.snapshot());
      end = run.awaitEnd(LOOK);
    }
    current = null;
    double cpuSeconds = cpu().minus(cpu).toNanos() / 1e9;
    long walBytes = wal() - wal;
    if (run.number() > 0) {
      RunService.forget(session, run.number());
    }
    return switch (end.get()) {
      case RunState.Finished(var summary) ->
          Optional.of(sample(cell, round, summary, walBytes, cpuSeconds, watch));
      case RunState.Cancelled(var summary) -> Optional.empty();
      case RunState.Failed(var problem, var summary) -> {
        if (stopped) {
          yield Optional.empty();
        }
        throw failed(cell, names.inWordsOfThePlan(RunService.withoutRun(problem))).asException();
      }
    };
  }

  private static Problem failed(Cell cell, Problem problem) {
    return new Problem(
        problem.kind(),
        "The benchmark ends at %,d rows, batches of %,d, %d workers%s: %s"
            .formatted(
                cell.rows(),
                cell.batchSize(),
                cell.workers(),
                cell.unusualFormat() ? ", " + cell.format() : "",
                problem.what()),
        problem.why(),
        problem.next());
  }

  private static Sample sample(
      Cell cell, int round, RunSummary summary, long walBytes, double cpuSeconds, Watch watch) {
    Map<String, Double> phases = summary.phases();
    double load = phases.getOrDefault("load", 0.0);
    watch.points.add(new Point(load, summary.rows()));
    return new Sample(
        cell,
        round,
        summary.rows(),
        summary.bytes(),
        phases.getOrDefault("prepare", 0.0),
        load,
        phases.getOrDefault("restore", 0.0),
        phases.getOrDefault("verify", 0.0),
        summary.throughput().loadRate(),
        walBytes,
        summary.peakHeapBytes(),
        summary.peakResidentBytes(),
        cpuSeconds,
        watch.machine(),
        watch.waits,
        watch.points);
  }

  private long wal() {
    return session.queryLong("select pg_current_wal_insert_lsn() - '0/0'::pg_lsn");
  }

  private static Duration cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** What is seen of a run from the outside. */
  private final class Watch {

    private final Map<String, Integer> waits = new HashMap<>();
    private List<Point> points = new ArrayList<>();
    private double machine;
    private int machineLooks;
    private long began = -1;
    private long nextPoint;
    private long pause = LOOK.toNanos();

    void look(Snapshot now) {
      if (now.phase() != Snapshot.Phase.LOAD) {
        return;
      }
      if (began < 0) {
        began = now.nanos();
        points.add(new Point(0, 0));
      } else if (now.nanos() >= nextPoint) {
        points.add(new Point((now.nanos() - began) / 1e9, now.rows()));
        nextPoint = now.nanos() + pause;
        thin();
      }
      if (Double.isFinite(now.cpu().machine())) {
        machine += now.cpu().machine();
        machineLooks++;
      }
      session.forEach(WAITS, row -> waits.merge(row.string(1), row.intValue(2), Integer::sum));
    }

    /** A long run has the same number of points, further apart. */
    private void thin() {
      if (points.size() > MOST_POINTS) {
        var kept = new ArrayList<Point>();
        for (int i = 0; i < points.size(); i += 2) {
          kept.add(points.get(i));
        }
        points = kept;
        pause *= 2;
      }
    }

    double machine() {
      return machineLooks == 0 ? Double.NaN : machine / machineLooks;
    }
  }
}
