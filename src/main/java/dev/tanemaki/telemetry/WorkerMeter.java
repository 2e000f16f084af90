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

  WorkerMeter(int worker, Telemetry telemetry) {
    this.worker = worker;
    this.telemetry = telemetry;
  }

  /** It begins a batch of that table. */
  public void working(String tableName) {
    table = tableName;
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
    telemetry.committed(meter, rows, bytes, now, now - began);
  }

  WorkerActivity activity() {
    return new WorkerActivity(worker, batches, table, lastBatchMillis);
  }
}
