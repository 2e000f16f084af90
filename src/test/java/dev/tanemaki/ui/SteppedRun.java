package dev.tanemaki.ui;

import dev.tanemaki.run.CheckProgress;
import dev.tanemaki.run.LogLine;
import dev.tanemaki.run.Run;
import dev.tanemaki.run.RunState;
import dev.tanemaki.telemetry.Snapshot;
import dev.tanemaki.verify.DistributionCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A run that goes as far as a test says. */
final class SteppedRun implements Run {

  private static final long TOTAL = 1_000_000;
  private volatile double seconds;
  private volatile RunState state = new RunState.Loading();

  void at(double newSeconds) {
    seconds = newSeconds;
  }

  @Override
  public long number() {
    return 42;
  }

  @Override
  public RunState state() {
    return state;
  }

  @Override
  public Snapshot snapshot() {
    double t = seconds;
    double rate = 120_000 * (1 - Math.exp(-t)) * (1 + 0.08 * Math.sin(t * 2.1));
    long rows = (long) Math.min(TOTAL, 118_000 * t);
    double wave = (t * 0.7) % 1;
    var workers = new ArrayList<Snapshot.WorkerActivity>();
    for (int i = 0; i < 2; i++) {
      workers.add(
          new Snapshot.WorkerActivity(
              i, (long) (t * 11 + i * 0.5), "jobs", 84 + 20 * Math.sin(t * 3 + i)));
    }
    return new Snapshot(
        (long) (t * 1e9),
        Snapshot.Phase.LOAD,
        rows,
        TOTAL,
        rows * 900,
        rate,
        118_000 * (1 - Math.exp(-t)),
        new Snapshot.Heap(
            (long) ((60 + 70 * wave) * (1 << 20)), 180L << 20, 256L << 20, 130L << 20),
        new Snapshot.Cpu(0.42 + 0.03 * Math.sin(t), 0.93 + 0.03 * Math.sin(t * 1.3), 300L << 20),
        new Snapshot.Latency(
            (long) (t * 22), 82 + 3 * Math.sin(t), 110 + 8 * Math.sin(t / 2), 140 + 10 * wave),
        List.of(
            new Snapshot.TableProgress("prefecture_master", 47, 47),
            new Snapshot.TableProgress("city_master", 812, 812),
            new Snapshot.TableProgress("occupation_master", 23, 23),
            new Snapshot.TableProgress("employment_type_master", 8, 8),
            new Snapshot.TableProgress("feature_master", 10, 10),
            new Snapshot.TableProgress("jobs", rows, TOTAL)),
        workers);
  }

  @Override
  public List<CheckProgress> checks() {
    long rows = snapshot().rows();
    return List.of(
        new CheckProgress(
            "jobs",
            "jobs_pkey",
            CheckProgress.Kind.PRIMARY_KEY,
            CheckProgress.Stage.ENFORCED,
            rows,
            0),
        new CheckProgress(
            "jobs",
            "jobs_pref_cd_fkey",
            CheckProgress.Kind.FOREIGN_KEY,
            CheckProgress.Stage.PENDING,
            0,
            0),
        new CheckProgress(
            "prefecture_master",
            "prefecture_master_pkey",
            CheckProgress.Kind.PRIMARY_KEY,
            CheckProgress.Stage.VERIFIED,
            47,
            0));
  }

  @Override
  public List<DistributionCheck> distributions() {
    return List.of();
  }

  @Override
  public List<LogLine> log() {
    return List.of(
        new LogLine(
            Instant.parse("2026-04-01T00:00:00Z"),
            LogLine.Level.INFO,
            "Loading jobs: 1,000,000 rows in 200 batches"));
  }

  @Override
  public void pause() {
    state = new RunState.Paused();
  }

  @Override
  public void resume() {
    state = new RunState.Loading();
  }

  @Override
  public void cancel() {}

  @Override
  public Optional<RunState> awaitEnd(Duration atMost) {
    return Optional.empty();
  }
}
