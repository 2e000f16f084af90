package dev.tanemaki.telemetry;

import java.util.List;

/**
 * One immutable reading of everything measured at an instant of a run.
 *
 * @param nanos since the run's start, monotonic
 * @param phase what the run was doing
 * @param rows rows committed so far, all tables
 * @param totalRows rows the run will have loaded at its end
 * @param bytes COPY bytes of the committed rows
 * @param rowsPerSecond over the last second or so, generated tables only
 * @param averageRowsPerSecond over the load so far, pauses left out
 * @param heap of this process
 * @param cpu in cores' share
 * @param latency of batches committed so far
 * @param tables progress per table, in loading order
 * @param workers what every worker is doing
 * @param retries how often something failed and was tried again
 * @param restores the indexes and constraints that come back after the load, in that order
 */
public record Snapshot(
    long nanos,
    Phase phase,
    long rows,
    long totalRows,
    long bytes,
    double rowsPerSecond,
    double averageRowsPerSecond,
    Heap heap,
    Cpu cpu,
    Latency latency,
    List<TableProgress> tables,
    List<WorkerActivity> workers,
    long retries,
    List<Restore> restores) {

  public Snapshot {
    tables = List.copyOf(tables);
    workers = List.copyOf(workers);
    restores = List.copyOf(restores);
  }

  /** The parts of a run, in the order in which they happen. */
  public enum Phase {
    PREPARE,
    LOAD,
    RESTORE,
    VERIFY,
    DONE
  }

  /** Bytes. {@code peak} is the highest {@code used} seen since the run's start. */
  public record Heap(long used, long committed, long limit, long peak) {}

  /**
   * Share of all processors, 0 to 1; NaN where not yet known.
   *
   * @param process this process
   * @param machine everything on the machine
   * @param residentBytes resident memory of this process
   */
  public record Cpu(double process, double machine, long residentBytes) {}

  /** Milliseconds from the start of a batch's generation to its commit; NaN before the first. */
  public record Latency(long batches, double p50, double p95, double p99) {}

  /**
   * One index or constraint that had stepped aside.
   *
   * @param foreignKey whether it is a foreign key, which is validated; an index is built
   * @param share of the work done, 0 to 1; NaN where the server does not tell
   */
  public record Restore(String table, String name, boolean foreignKey, Step step, double share) {

    /** Where it is on its way back. */
    public enum Step {
      WAITING,
      UNDER_WAY,
      /** An index that still has to become its constraint. */
      BUILT,
      BACK,
      FAILED
    }
  }

  /** Rows committed and to be loaded of one table. */
  public record TableProgress(String table, long rows, long totalRows) {}

  /**
   * One worker.
   *
   * @param batches committed by it so far
   * @param table what it is loading, empty when idle
   * @param since nanoseconds of the run at which it began its batch of that table; 0 when idle
   * @param lastBatchMillis latency of its last batch, NaN before the first
   * @param lastBatchEnd nanoseconds of the run at which that was committed, 0 before the first
   */
  public record WorkerActivity(
      int worker,
      long batches,
      String table,
      long since,
      double lastBatchMillis,
      long lastBatchEnd) {}
}
