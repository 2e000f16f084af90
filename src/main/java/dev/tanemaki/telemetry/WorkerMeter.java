package dev.tanemaki.telemetry;

import dev.tanemaki.telemetry.Snapshot.WorkerActivity;

/**
 * What one worker did. Written by that worker alone, a few times per batch, read by any thread: at
 * that pace nothing is gained by keeping two workers' figures on different cache lines.
 */
public final class WorkerMeter {

  private final int worker;
  private final Telemetry telemetry;
  private volatile Activity activity = new Activity("", 0, 0, Double.NaN, 0);
  private BatchEvent event;

  /** In one piece, so that whoever reads it meanwhile reads what belongs together. */
  private record Activity(
      String table, long since, long batches, double lastBatchMillis, long lastBatchEnd) {}

  WorkerMeter(int worker, Telemetry telemetry) {
    this.worker = worker;
    this.telemetry = telemetry;
  }

  /** It begins a batch of that table. */
  public void working(String tableName) {
    var before = activity;
    activity =
        new Activity(
            tableName,
            telemetry.nanos(),
            before.batches,
            before.lastBatchMillis,
            before.lastBatchEnd);
    event = new BatchEvent();
    event.begin();
  }

  public void idle() {
    var before = activity;
    activity = new Activity("", 0, before.batches, before.lastBatchMillis, before.lastBatchEnd);
  }

  /**
   * A batch is committed.
   *
   * @param meter the table's
   * @param began {@link System#nanoTime} when its generation began
   */
  public void committed(TableMeter meter, long rows, long bytes, long began) {
    long now = System.nanoTime();
    var before = activity;
    activity =
        new Activity(
            before.table, before.since, before.batches + 1, (now - began) / 1e6, telemetry.nanos());
    record(meter, rows, bytes);
    telemetry.committed(meter, rows, bytes, now, now - began);
  }

  private void record(TableMeter meter, long rows, long bytes) {
    BatchEvent batch = event;
    if (batch != null && batch.shouldCommit()) {
      batch.table = meter.progress().table();
      batch.rows = rows;
      batch.bytes = bytes;
      batch.worker = worker;
      batch.commit();
    }
    event = null;
  }

  WorkerActivity activity() {
    var now = activity;
    return new WorkerActivity(
        worker, now.batches, now.table, now.since, now.lastBatchMillis, now.lastBatchEnd);
  }
}
