package dev.tanemaki.ui.run;

import dev.tanemaki.benchmark.Forecast;
import dev.tanemaki.database.Target;
import dev.tanemaki.plan.Plan;
import dev.tanemaki.plan.PlanSource;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.run.RunOptions;
import dev.tanemaki.ui.kit.Background;
import dev.tanemaki.ui.session.Problems;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/**
 * The forecast of what the controls say, measured on request. It is of these very controls: where
 * they change there is none, and where they change back it is there again.
 */
final class ForecastModel {

  /** What is known of the run that the controls describe. */
  sealed interface State {

    record None() implements State {}

    record Measuring() implements State {}

    record Known(Forecast forecast) implements State {}

    record Failed(Problem problem) implements State {}
  }

  /** What is measured; blocks. */
  interface Measure {
    Forecast of(Target target, Plan plan, RunOptions options);
  }

  /**
   * What a forecast is of.
   *
   * @param source read once, so that it is the same object as long as it is the same plan
   */
  record Subject(Target target, PlanSource source, long rows, long seed, RunOptions options) {

    /** A forecast tells of both ways to treat constraints, whichever is chosen. */
    boolean same(Subject other) {
      return other != null
          && onSameServer(other)
          && rows == other.rows
          && seed == other.seed
          && options.batchSize() == other.options.batchSize()
          && options.mode() == other.options.mode();
    }

    /** Whether the ceiling is the same, which no number of rows changes. */
    boolean onSameServer(Subject other) {
      return other != null
          && source == other.source
          && target.equals(other.target)
          && options.workers() == other.options.workers()
          && options.format() == other.options.format();
    }
  }

  private final Background background;
  private final Measure measure;
  private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
  private Background.Job job;
  private Subject subject;
  private State state = new State.None();

  ForecastModel(Background background, Measure measure) {
    this.background = background;
    this.measure = measure;
  }

  /** Changes whenever more is known. */
  ReadOnlyIntegerProperty changesProperty() {
    return changes.getReadOnlyProperty();
  }

  /**
   * @param wanted what the controls say now; null while they say nothing that could be run
   */
  State of(Subject wanted) {
    if (state instanceof State.Measuring) {
      return state;
    }
    return wanted != null && wanted.same(subject) ? state : new State.None();
  }

  Optional<Forecast> known(Subject wanted) {
    return of(wanted) instanceof State.Known(var forecast)
        ? Optional.of(forecast)
        : Optional.empty();
  }

  /** A forecast that has the ceiling of a run of this. */
  Optional<Forecast> onSameServer(Subject wanted) {
    return wanted != null
            && wanted.onSameServer(subject)
            && state instanceof State.Known(var forecast)
        ? Optional.of(forecast)
        : Optional.empty();
  }

  void measure(Subject wanted, Plan plan) {
    cancel();
    subject = wanted;
    set(new State.Measuring());
    job =
        background.run(
            () -> measure.of(wanted.target(), plan, wanted.options()),
            forecast -> set(new State.Known(forecast)),
            failure -> set(new State.Failed(Problems.of(failure))));
  }

  /** Ends a measurement under way; without effect where there is none. */
  void cancel() {
    if (state instanceof State.Measuring) {
      job.cancel();
      set(new State.None());
    }
  }

  private void set(State next) {
    state = next;
    changes.set(changes.get() + 1);
  }
}
