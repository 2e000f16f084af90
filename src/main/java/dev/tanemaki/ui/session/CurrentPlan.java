package dev.tanemaki.ui.session;

import dev.tanemaki.plan.PlanSource;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.ui.kit.Background;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The plan the window works with: a dataset's or a file's, read in the background. */
public final class CurrentPlan {

  /** Where reading the plan is. */
  public sealed interface State {
    record Reading() implements State {}

    record Ready(PlanSource source) implements State {}

    record Broken(Problem problem) implements State {}
  }

  /** Reads a plan by what the operator calls it; called in the background. */
  @FunctionalInterface
  public interface Reader {
    PlanSource read(String name) throws Exception;
  }

  private final Background background;
  private final Reader reader;
  private final ReadOnlyStringWrapper name = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(new State.Reading());
  private Background.Job job;

  public CurrentPlan(Background background, Reader reader) {
    this.background = background;
    this.reader = reader;
  }

  /** A dataset's name or a file's path; empty before the first {@link #choose}. */
  public ReadOnlyStringProperty nameProperty() {
    return name.getReadOnlyProperty();
  }

  public String name() {
    return name.get();
  }

  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  public State state() {
    return state.get();
  }

  /** The plan, once it could be read. */
  public Optional<PlanSource> source() {
    return state.get() instanceof State.Ready(var source) ? Optional.of(source) : Optional.empty();
  }

  /** Reads that plan, again where it is the present one. */
  public void choose(String plan) {
    if (job != null && !job.ended()) {
      job.cancel();
    }
    name.set(plan);
    state.set(new State.Reading());
    job =
        background.run(
            () -> reader.read(plan),
            source -> state.set(new State.Ready(source)),
            failure -> state.set(new State.Broken(Problems.of(failure))));
  }
}
