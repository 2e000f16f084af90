package dev.tanemaki.ui.session;

import dev.tanemaki.dataset.Dataset;
import dev.tanemaki.dataset.Datasets;
import dev.tanemaki.plan.PlanReader;
import dev.tanemaki.plan.PlanSource;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.ui.kit.Background;
import java.nio.file.Path;
import java.util.List;
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

  private final Background background;
  private final Datasets datasets;
  private final ReadOnlyStringWrapper name = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(new State.Reading());
  private Background.Job job;

  public CurrentPlan(Background background, Datasets datasets) {
    this.background = background;
    this.datasets = datasets;
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
            () -> read(plan),
            source -> state.set(new State.Ready(source)),
            failure -> state.set(new State.Broken(Problems.of(failure))));
  }

  /** The names of the built-in datasets, in the order to offer them. */
  public List<String> datasets() {
    return datasets.all().stream().map(Dataset::name).toList();
  }

  /** Whether the present plan is a dataset's, not a file's. */
  public boolean isDataset() {
    return datasets().contains(name.get());
  }

  private PlanSource read(String plan) {
    boolean file = !datasets().contains(plan) && plan.matches(".*([/\\\\]|\\.ya?ml$).*");
    return file ? PlanReader.read(Path.of(plan)) : datasets.named(plan).load();
  }
}
