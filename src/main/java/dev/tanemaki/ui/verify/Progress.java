package dev.tanemaki.ui.verify;

import dev.tanemaki.problem.Problem;
import dev.tanemaki.run.SeededRun;
import dev.tanemaki.verify.alert.Alert;
import dev.tanemaki.verify.check.Check;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A verification as it stands.
 *
 * @param expected every check there will be
 * @param done those that have been made
 * @param missing tables of a run of which rows are no longer there
 * @param alerts what is over its limit, once all checks have been made
 */
public record Progress(
    Stage stage,
    List<Check.Id> expected,
    Map<Check.Id, Check> done,
    List<SeededRun.TableRows> missing,
    List<Alert> alerts,
    Duration took) {

  /** Where it is. */
  public sealed interface Stage {
    /** Nobody has asked yet. */
    record Idle() implements Stage {}

    record Running() implements Stage {}

    record Done() implements Stage {}

    record Cancelled() implements Stage {}

    record Failed(Problem problem) implements Stage {}
  }

  static final Progress IDLE =
      new Progress(new Stage.Idle(), List.of(), Map.of(), List.of(), List.of(), Duration.ZERO);

  public Progress {
    expected = List.copyOf(expected);
    done = Map.copyOf(done);
    missing = List.copyOf(missing);
    alerts = List.copyOf(alerts);
  }

  public long failed() {
    return of(Check.Verdict.FAILED);
  }

  public long passed() {
    return of(Check.Verdict.PASSED);
  }

  /** Checks that had too few rows to tell. */
  public long untested() {
    return of(Check.Verdict.UNTESTED);
  }

  private long of(Check.Verdict verdict) {
    return done.values().stream().filter(c -> c.verdict() == verdict).count();
  }

  /** Checks that looked at some rows in place of all. */
  public long sampled() {
    return done.values().stream().filter(c -> c.sample().isPresent()).count();
  }

  public long violations() {
    return done.values().stream().mapToLong(Check::violations).sum();
  }

  /** Rows of the run that somebody has removed since. */
  public long missingRows() {
    return missing.stream().mapToLong(SeededRun.TableRows::missing).sum();
  }

  /** 0 to 1. */
  public double share() {
    return expected.isEmpty() ? 0 : (double) done.size() / expected.size();
  }

  Progress at(Stage now, Duration elapsed) {
    return new Progress(now, expected, done, missing, alerts, elapsed);
  }

  Progress with(List<Alert> raised) {
    return new Progress(stage, expected, done, missing, raised, took);
  }
}
