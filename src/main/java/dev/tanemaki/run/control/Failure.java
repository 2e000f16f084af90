package dev.tanemaki.run.control;

import dev.tanemaki.database.ErrorClass;
import dev.tanemaki.database.ServerException;
import dev.tanemaki.problem.Code;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.problem.ProblemException;
import dev.tanemaki.run.layout.Batch;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The first thing that went wrong in a run; it stops all others. */
public final class Failure {

  private record Cause(Throwable error, Optional<Batch> batch) {}

  private final AtomicReference<Cause> first = new AtomicReference<>();
  private final Runnable stop;

  public Failure(Runnable stop) {
    this.stop = stop;
  }

  /**
   * @param batch what was being loaded
   */
  public void report(Throwable error, Optional<Batch> batch) {
    first.compareAndSet(null, new Cause(error, batch));
    stop.run();
  }

  public Optional<Throwable> error() {
    return Optional.ofNullable(first.get()).map(Cause::error);
  }

  /**
   * What to tell the operator.
   *
   * @param run its number, 0 where the ledger does not know it
   * @param committed rows that are in and stay in
   */
  public static Problem problem(Throwable error, Optional<Batch> batch, long run, long committed) {
    Problem cause =
        switch (error) {
          case ProblemException e -> e.problem();
          case OutOfMemoryError e ->
              Problem.failed(
                      "Tanemaki ran out of memory",
                      String.valueOf(e.getMessage()),
                      "Give it more (-Xmx), or use fewer workers.")
                  .as(Code.OUT_OF_MEMORY, String.valueOf(e.getMessage()));
          default ->
              Problem.failed(
                      "Something unexpected went wrong",
                      error.toString(),
                      "The details are in Tanemaki's log file.")
                  .as(Code.UNEXPECTED, error.toString());
        };
    if (run == 0) {
      return cause;
    }
    String what = batch.map(b -> b + " were not loaded").orElse(cause.what());
    String why =
        batch.isEmpty()
            ? cause.why()
            : cause.why().isEmpty() ? cause.what() : cause.what() + ": " + cause.why();
    String row =
        error instanceof ServerException e && e.errorClass() == ErrorClass.PERMANENT
            ? batch.flatMap(b -> OffendingRow.find(b, e.detail())).orElse("")
            : "";
    why += row.isEmpty() ? "" : (why.endsWith(".") ? " " : ". ") + row;
    boolean refused = batch.isPresent() && refused(error);
    String next =
        (cause.next().isEmpty() ? "" : cause.next() + " ")
            + (refused ? anew(run, committed) : goOn(run, committed));
    var stopped = new Problem(cause.kind(), what, why, next);
    return batch
        .map(
            b ->
                stopped.as(
                    refused ? Code.BATCH_REFUSED : Code.BATCH_NOT_LOADED,
                    b.extent().table(),
                    b.firstRow(),
                    b.firstRow() + b.rows() - 1,
                    cause,
                    committed,
                    run,
                    row))
        .orElseGet(() -> stopped.as(Code.RUN_STOPPED, cause, committed, run));
  }

  /** Whether a row was refused for what is in it, so that the same plan would fail again. */
  private static boolean refused(Throwable error) {
    return error instanceof ServerException e
        && (e.sqlState().startsWith("22") || e.sqlState().startsWith("23"));
  }

  private static String goOn(long run, long committed) {
    return "%,d rows are in; go on with: tanemaki runs resume %d".formatted(committed, run);
  }

  /** A run goes on with the plan that it was begun with only. */
  private static String anew(long run, long committed) {
    return committed == 0
        ? "No row is in: seed the changed plan."
        : "%,d rows are in; take them out with: tanemaki runs undo %d; then seed the changed plan."
            .formatted(committed, run);
  }

  /**
   * The problem without what only matters where the run stays in the ledger: how to go on with it.
   */
  public static Problem withoutRun(Problem problem) {
    return switch (problem.code()) {
      case BATCH_NOT_LOADED, BATCH_REFUSED, RUN_STOPPED -> {
        Problem cause =
            problem.arguments().stream()
                .filter(Problem.class::isInstance)
                .map(Problem.class::cast)
                .findFirst()
                .orElseThrow();
        yield new Problem(problem.kind(), problem.what(), problem.why(), cause.next());
      }
      default -> problem;
    };
  }

  public Problem problem(long run, long committed) {
    Cause cause = first.get();
    return problem(cause.error(), cause.batch(), run, committed);
  }
}
