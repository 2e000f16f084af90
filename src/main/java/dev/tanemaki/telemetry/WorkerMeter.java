package dev.tanemaki.telemetry;

import dev.tanemaki.telemetry.Snapshot.WorkerActivity;

/**
 * What one worker did. Written by that worker alone, a few times per batch, read by any thread: at
 * that pace nothing is gained by keeping two workers' figures on different cache lines.
 */
public final class WorkerMeter {

  private final int worker;
  private final Telemetry telemetry;
  private volatile String table = "";
  private volatile double lastBatchMillis = Double.NaN;
  private volatile long batches;
  private BatchEvent event;

  WorkerMeter(int worker, Telemetry telemetry) {
    this.worker = worker;
    this.telemetry = telemetry;
  }

  /** It begins a batch of that table. */
  public void working(String tableName) {
    table = tableName;
    event = new BatchEvent();
    event.begin();
  }

  public void idle() {
    table = "";
  }

  /**
   * A batch is committed.
   *
   * @param meter the table's
   * @param began {@link System#nanoTime} when its generation began
   */
  @SuppressWarnings("NonAtomicOperationOnVolatileField") // one writer
  public void committed(TableMeter meter, long rows, long bytes, long began) {
    long now = System.nanoTime();
    lastBatchMillis = (now - began) / 1e6;
    batches++;
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
    return new WorkerActivity(worker, batches, table, lastBatchMillis);
  }
}
