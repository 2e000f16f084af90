package dev.tanemaki.ui.session;

import dev.tanemaki.dataset.Datasets;
import dev.tanemaki.plan.Finding;
import dev.tanemaki.plan.PlanSource;
import dev.tanemaki.plan.edit.PlanDocument;
import dev.tanemaki.plan.edit.PlanFile;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.problem.ProblemException;
import dev.tanemaki.ui.kit.Background;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * The plan the window works with: a dataset's or a file's, read in the background, and changed by
 * the operator. What a run takes is this plan as it is now, saved or not.
 */
public final class CurrentPlan {

  /** Where the plan is. */
  public sealed interface State {
    record Reading() implements State {}

    record Ready(PlanSource source) implements State {}

    /** The text is no plan, or there is no text at all. */
    record Broken(Problem problem) implements State {}
  }

  private final Background background;
  private final PlanOpening opening;
  private final ReadOnlyStringWrapper name = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(new State.Reading());
  private final ReadOnlyObjectWrapper<Optional<PlanWork>> work =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper dirty = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Problem> problem = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper wanted = new ReadOnlyStringWrapper("");
  private final PlanSaves saves;
  private volatile Optional<UnaryOperator<PlanDocument>> draft = Optional.empty();
  private long reads;
  private Background.Job job;

  public CurrentPlan(Background background, Datasets datasets) {
    this.background = background;
    opening = new PlanOpening(datasets);
    saves = new PlanSaves(background, this::saved, failure -> problem.set(Problems.of(failure)));
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

  /** The plan, where its text is one now. */
  public Optional<PlanSource> source() {
    return state.get() instanceof State.Ready(var source) ? Optional.of(source) : Optional.empty();
  }

  /** What is worked on; empty while it is being read and where it could not be. */
  public ReadOnlyObjectProperty<Optional<PlanWork>> workProperty() {
    return work.getReadOnlyProperty();
  }

  public Optional<PlanWork> work() {
    return work.get();
  }

  /** Whether there are changes that are not saved, one that is under way among them. */
  public ReadOnlyBooleanProperty dirtyProperty() {
    return dirty.getReadOnlyProperty();
  }

  /** Why the last change or save came to nothing; null when it did not. */
  public ReadOnlyObjectProperty<Problem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  public void dismissProblem() {
    problem.set(null);
  }

  /**
   * The plan that was asked for while this one has unsaved changes, until the operator has said
   * what becomes of them; empty else.
   */
  public ReadOnlyStringProperty wantedProperty() {
    return wanted.getReadOnlyProperty();
  }

  /** Reads that plan, unless changes of the present one would be lost: these are asked about. */
  public void choose(String plan) {
    settle();
    if (dirty.get()) {
      wanted.set(plan);
    } else {
      read(plan);
    }
  }

  /** Goes to the plan that was asked for, without the changes of this one. */
  public void discard() {
    String next = wanted.get();
    wanted.set("");
    read(next.isEmpty() ? name.get() : next);
  }

  /** Stays with this plan. */
  public void stay() {
    wanted.set("");
  }

  /** Reads the present plan again, unless changes would be lost: these are asked about. */
  public void reload() {
    choose(name.get());
  }

  private void read(String plan) {
    cancelReading();
    reads++;
    draft = Optional.empty();
    name.set(plan);
    problem.set(null);
    dirty.set(false);
    work.set(Optional.empty());
    state.set(new State.Reading());
    job =
        background.run(
            () -> opening.open(plan),
            this::set,
            failure -> state.set(new State.Broken(Problems.of(failure))));
  }

  private void cancelReading() {
    if (job != null && !job.ended()) {
      job.cancel();
    }
  }

  /** One step of the operator's: what it changes can be undone. Ignored while there is no plan. */
  public void edit(UnaryOperator<PlanDocument> change) {
    draft = Optional.empty();
    work.get()
        .ifPresent(
            now -> {
              try {
                problem.set(null);
                set(now.with(now.history().with(change.apply(now.document()), true)));
              } catch (ProblemException e) {
                problem.set(e.problem());
                dirty.set(now.dirty());
              }
            });
  }

  /**
   * A step that is under way, in place of the one before: kept when the next {@link #edit} says so,
   * else before anything that would lose it.
   */
  public void draft(UnaryOperator<PlanDocument> change) {
    if (work.get().isPresent()) {
      draft = Optional.of(change);
      dirty.set(true);
    }
  }

  /** Gives up the step that is under way: it would change nothing after all. */
  public void withdraw() {
    draft = Optional.empty();
    work.get().ifPresent(now -> dirty.set(now.dirty()));
  }

  /** Whether a step is under way; from any thread. */
  public boolean isDrafting() {
    return draft.isPresent();
  }

  /**
   * Keeps the step that is under way.
   *
   * @return false where it cannot be kept; it is still under way then, and the problem is told
   */
  public boolean settle() {
    var last = draft;
    last.ifPresent(this::edit);
    boolean kept = last.isEmpty() || problem.get() == null;
    if (!kept) {
      last.ifPresent(this::draft);
    }
    return kept;
  }

  public void undo() {
    if (settle()) {
      work.get().ifPresent(now -> set(now.with(now.history().undo())));
    }
  }

  public void redo() {
    if (settle()) {
      work.get().ifPresent(now -> set(now.with(now.history().redo())));
    }
  }

  /** Saves in the plan's own file; a dataset has none. */
  public void save() {
    keep(Optional.empty());
  }

  /** Saves under another name, which is the plan's from then on. */
  public void saveAs(Path path) {
    keep(Optional.of(path));
  }

  private void keep(Optional<Path> as) {
    if (settle()) {
      problem.set(null);
      work.get()
          .ifPresent(now -> saves.ask(new PlanSaves.Save(reads, as, now.file(), now.document())));
    }
  }

  /** What was saved before another plan was read is none of that one's. */
  private void saved(PlanSaves.Save save, PlanFile file) {
    work.get()
        .filter(now -> save.plan() == reads)
        .ifPresent(
            now -> {
              name.set(file.path().toString());
              set(new PlanWork(now.history(), Optional.of(file), save.document(), now.origin()));
              if (!wanted.get().isEmpty() && !dirty.get()) {
                discard();
              }
            });
  }

  private void set(PlanWork now) {
    // Who follows the work asks for these two.
    dirty.set(now.dirty() || isDrafting());
    work.set(Optional.of(now));
    var document = now.document();
    var next =
        document
            .source()
            .<State>map(State.Ready::new)
            .orElseGet(() -> new State.Broken(Finding.asProblem(document.findings())));
    if (!next.equals(state.get())) {
      state.set(next);
    }
  }

  /** The names of the built-in datasets, in the order to offer them. */
  public List<String> datasets() {
    return opening.datasets();
  }

  /** Whether the present plan is a dataset's, not a file's. */
  public boolean isDataset() {
    return datasets().contains(name.get());
  }
}
