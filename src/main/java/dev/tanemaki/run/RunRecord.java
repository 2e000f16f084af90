package dev.tanemaki.run;

import dev.tanemaki.telemetry.Throughput;
import java.time.Instant;
import java.util.Optional;

/**
 * One run as the ledger of a target keeps it.
 *
 * @param run its number
 * @param plan the plan's name
 * @param fingerprint of the plan and the generator's version
 * @param generatorVersion the generator's version that made it
 * @param options as it was started
 * @param status how it ended, or {@link Status#RUNNING}
 * @param rows rows committed so far, all tables
 * @param totalRows rows it has when it is complete; at most so many before, as rows of a list that
 *     are there already are not loaded again
 * @param throughput of all its parts that came to an end; none before the first
 * @param error one line where it failed, else empty
 * @param suspended indexes and foreign keys that it has left aside
 * @param note the operator's words
 * @param place where it was made
 */
public record RunRecord(
    long run,
    String plan,
    String fingerprint,
    String generatorVersion,
    RunOptions options,
    Status status,
    Instant started,
    Optional<Instant> ended,
    long rows,
    long totalRows,
    Throughput throughput,
    String error,
    int suspended,
    String note,
    RunPlace place) {

  public RunRecord {
    totalRows = status == Status.FINISHED ? rows : totalRows;
  }

  /** Where a run stands in the ledger. */
  public enum Status {
    /** A process has it. */
    RUNNING,
    /** Its process died. */
    INTERRUPTED,
    FINISHED,
    CANCELLED,
    FAILED,
    /** Its rows are being removed, or an undo of it ended before its end. */
    UNDOING,
    /** Its rows are removed. */
    UNDONE;

    public String label() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** Whether {@code resume} has anything to do. */
  public boolean resumable() {
    return switch (status) {
      case INTERRUPTED, CANCELLED, FAILED -> true;
      case RUNNING, FINISHED, UNDOING, UNDONE -> false;
    };
  }

  /** Whether {@code undo} has anything to do. */
  public boolean undoable() {
    return switch (status) {
      case INTERRUPTED, FINISHED, CANCELLED, FAILED, UNDOING -> true;
      case RUNNING, UNDONE -> false;
    };
  }
}
