package dev.tanemaki.ui.history;

import dev.tanemaki.benchmark.result.Contender;
import dev.tanemaki.database.Target;
import dev.tanemaki.problem.Problem;
import dev.tanemaki.run.Removable;
import dev.tanemaki.run.RunRecord;
import dev.tanemaki.run.execution.RunService;
import dev.tanemaki.ui.kit.Background;
import dev.tanemaki.ui.session.Connection;
import dev.tanemaki.ui.session.CurrentRun;
import dev.tanemaki.ui.session.Preferences;
import dev.tanemaki.ui.session.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The runs of the target, as its ledger has them. */
public final class HistoryModel {

  /** What is known of the ledger. */
  public sealed interface State {
    /** The target is not connected yet. */
    record NoTarget() implements State {}

    record Reading() implements State {}

    record Known(List<RunRecord> runs) implements State {
      public Known {
        runs = List.copyOf(runs);
      }
    }

    record Unreadable(Problem problem) implements State {}
  }

  /** What stands on the screen before rows are removed. */
  public sealed interface Question {
    record None() implements Question {}

    record Undo(Target target, Removable removable) implements Question {}

    /** What would be removed cannot be told. */
    record Refused(Problem problem) implements Question {}
  }

  /** A run and how it went. */
  record Compared(RunRecord run, Contender contender) {}

  /** As many as charts have colours for. */
  private static final int MOST_COMPARED = 6;

  private final RunService service;
  private final CurrentRun current;
  private final Connection connection;
  private final Preferences preferences;
  private final Background background;
  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(new State.NoTarget());
  private final ReadOnlyObjectWrapper<Question> question =
      new ReadOnlyObjectWrapper<>(new Question.None());
  private final ReadOnlyObjectWrapper<List<Compared>> compared =
      new ReadOnlyObjectWrapper<>(List.of());
  private Background.Job job;
  private boolean watched;

  public HistoryModel(
      RunService service,
      CurrentRun current,
      Connection connection,
      Preferences preferences,
      Background background) {
    this.preferences = preferences;
    this.service = service;
    this.current = current;
    this.connection = connection;
    this.background = background;
    connection
        .stateProperty()
        .subscribe(
            now -> {
              state.set(new State.NoTarget());
              compared.set(List.of());
              leave();
              refreshIfWatched();
            });
    current.stageProperty().subscribe(now -> refreshIfWatched());
  }

  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  CurrentRun current() {
    return current;
  }

  /** Whether a run could be resumed now: one window, one run at a time. */
  boolean canResume(RunRecord run) {
    return run.resumable() && current.idle() && connection.target().isPresent();
  }

  /** Somebody looks at the history: it keeps itself up to date from now on. */
  void watch() {
    watched = true;
    refresh();
  }

  /** Reads the ledger again. What is on the screen stays until the answer is there. */
  void refresh() {
    var target = connection.target().orElse(null);
    if (target == null) {
      state.set(new State.NoTarget());
      return;
    }
    if (job != null && !job.ended()) {
      job.cancel();
    }
    if (!(state.get() instanceof State.Known)) {
      state.set(new State.Reading());
    }
    job =
        background.run(
            () -> service.list(target),
            runs -> state.set(new State.Known(runs)),
            failure -> state.set(new State.Unreadable(Problems.of(failure))));
  }

  /** Goes on with an interrupted run. */
  void resume(RunRecord run) {
    if (canResume(run)) {
      var target = connection.target().orElseThrow();
      var watching = preferences.watching(Optional.empty());
      current.start(() -> service.resume(target, run.run(), watching));
    }
  }

  /** Whether what a run left aside could be brought back now. */
  boolean canRestore(RunRecord run) {
    return run.suspended() > 0
        && run.status() != RunRecord.Status.RUNNING
        && current.idle()
        && connection.target().isPresent();
  }

  /** Brings back the indexes and foreign keys that a run has left aside. */
  void restore(RunRecord run) {
    if (canRestore(run)) {
      var target = connection.target().orElseThrow();
      current.start(() -> service.restore(target, run.run()));
    }
  }

  public ReadOnlyObjectProperty<Question> questionProperty() {
    return question.getReadOnlyProperty();
  }

  /** Whether the rows of a run could be removed now. */
  boolean canUndo(RunRecord run) {
    boolean there =
        switch (run.status()) {
          case RUNNING, UNDONE -> false;
          case INTERRUPTED, FINISHED, CANCELLED, FAILED, UNDOING -> true;
        };
    return there && current.idle() && connection.target().isPresent();
  }

  /** Counts what removing a run's rows would remove, then asks. */
  void askUndo(RunRecord run) {
    if (canUndo(run)) {
      var target = connection.target().orElseThrow();
      background.run(
          () -> service.removable(target, run.run()),
          removable -> question.set(new Question.Undo(target, removable)),
          failure -> question.set(new Question.Refused(Problems.of(failure))));
    }
  }

  /** The runs that are compared, the reference first; empty where none are. */
  ReadOnlyObjectProperty<List<Compared>> comparedProperty() {
    return compared.getReadOnlyProperty();
  }

  /**
   * Reads how the runs went and shows them side by side.
   *
   * @param runs two or more, the reference first; no more than charts have colours for are taken
   */
  void compare(List<RunRecord> runs) {
    connection
        .target()
        .ifPresent(
            target ->
                background.run(
                    () -> {
                      var found = new ArrayList<Compared>();
                      for (RunRecord run : runs.subList(0, Math.min(MOST_COMPARED, runs.size()))) {
                        var batches = service.batches(target, run.run());
                        found.add(new Compared(run, Contender.of(run, batches, target.place())));
                      }
                      return List.copyOf(found);
                    },
                    compared::set,
                    failure -> question.set(new Question.Refused(Problems.of(failure)))));
  }

  /** Compares these, or nothing any more where fewer than two are left. */
  void compared(List<Compared> runs) {
    compared.set(runs.size() < 2 ? List.of() : List.copyOf(runs));
  }

  /** Keeps words with a run in its ledger. */
  void note(RunRecord run, String words) {
    if (run.note().equals(words)) {
      return;
    }
    connection
        .target()
        .ifPresent(
            target ->
                background.run(
                    () -> {
                      RunService.note(target, run.run(), words);
                      return null;
                    },
                    done -> refresh(),
                    failure -> question.set(new Question.Refused(Problems.of(failure)))));
  }

  /** Takes the question off the screen. */
  void leave() {
    question.set(new Question.None());
  }

  /** Removes the rows that were asked about. */
  void undo(Question.Undo asked) {
    leave();
    if (canUndo(asked.removable().record())) {
      current.start(() -> service.undo(asked.target(), asked.removable().record().run()));
    }
  }

  private void refreshIfWatched() {
    if (watched && current.idle()) {
      refresh();
    }
  }
}
